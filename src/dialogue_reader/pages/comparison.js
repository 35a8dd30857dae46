(() => {
  const lit = () => document.querySelectorAll(".lit");
  const light = (id) => {
    lit().forEach((one) => one.classList.remove("lit"));
    const here = document.getElementById(id);
    if (!here) return;
    const ids = [id, ...(here.dataset.links || "").split(" ").filter(Boolean)];
    for (const one of ids) document.getElementById(one)?.classList.add("lit");
    for (const band of document.querySelectorAll(`[data-left="${id}"], [data-right="${id}"]`)) band.classList.add("lit");
  };
  const passage = (target) => target.closest("[data-links]")?.id || target.closest("[data-block]")?.dataset.block;
  for (const kind of ["pointerover", "focusin", "click"])
    document.addEventListener(kind, (event) => {
      const id = event.target instanceof Element && passage(event.target);
      if (id) light(id);
    });
})();
