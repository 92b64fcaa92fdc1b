// Evaluated in the page: what is wider than the window, although it does not scroll by itself.
(() => {
  const scrolls = (element) => /auto|scroll|hidden/.test(getComputedStyle(element).overflowX);
  const inside = (element) =>
    element.parentElement !== null && (scrolls(element.parentElement) || inside(element.parentElement));
  return {
    page: document.documentElement.scrollWidth,
    window: innerWidth,
    culprits: [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5 && !inside(element))
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`),
  };
})();
