"""Which files hold the playbook as data? JSON, CSV, Atom and text for language models."""
