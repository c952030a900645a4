// Finds the site from a page that is shown at any address of its host, and gives the links and the
// search of that page their ways. Stands inside the page, which could not say where to load it from.
document.addEventListener("DOMContentLoaded", async () => {
  const OWN_FILE = "assets/edition.css";
  const ITS_BEGINNING = "@page";
  const DEEPEST = 16; // No site stands deeper, and an address may name thousands of folders.

  // "/a/b/c" stands in "/", "/a/" and "/a/b/", and the nearest comes first. What ends in a slash is
  // no folder of the site either, or the host would have shown another page than this.
  function foldersAbove(path) {
    const parts = path.replace(/\/$/, "").split("/").slice(0, -1);
    const folders = parts.map((_, at) => `${parts.slice(0, at + 1).join("/")}/`);
    return folders.slice(0, DEEPEST).reverse();
  }

  // Where the address names sections of the site, the site probably stands before the first.
  function likely(folders, sections) {
    const named = folders.filter((folder) => sections.includes(folder.split("/").at(-2)));
    return named.map((folder) => `${folder.split("/").slice(0, -2).join("/")}/`).reverse();
  }

  async function isSite(root) {
    try {
      const answer = await fetch(root + OWN_FILE);
      return answer.ok && (await answer.text()).startsWith(ITS_BEGINNING);
    } catch {
      return false; // The host cannot be asked, as where a page is opened from a disk.
    }
  }

  function lead(root) {
    for (const link of document.querySelectorAll("a[data-href]")) {
      link.href = root + link.dataset.href;
    }
    for (const form of document.querySelectorAll("form[data-action]")) {
      form.action = root + form.dataset.action;
    }
    document.body.classList.add("is-found");
  }

  const sections = document.body.dataset.sections.split(/[\s/]+/).filter(Boolean);
  const above = foldersAbove(location.pathname);
  for (const folder of new Set([...likely(above, sections), ...above])) {
    // The origin stands in front, as a path may begin with two slashes.
    if (await isSite(location.origin + folder)) {
      lead(location.origin + folder);
      return;
    }
  }
});
