"""How is work shared and kept?"""
