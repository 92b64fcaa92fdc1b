// Evaluated in the page: headings and legends of charts that a mark's number lies on.
(() => {
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return [...document.querySelectorAll('figure')].flatMap((figure) => {
    const said = [...figure.querySelectorAll('figcaption h4, figcaption li')];
    const marks = [...figure.querySelectorAll('a')].map((mark) => mark.getBoundingClientRect());
    return said
      .filter((each) => marks.some((mark) => meet(mark, each.getBoundingClientRect())))
      .map((each) => `${figure.querySelector('h4').textContent}: ${each.textContent}`);
  });
})();
