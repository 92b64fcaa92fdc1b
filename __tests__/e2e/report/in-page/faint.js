// Evaluated in the page: texts whose contrast is below WCAG's AA (4.5, or 3 for large text) against what is behind them.
(() => {
  const channels = (colour) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  const over = (top, alpha, below) => top.map((channel, i) => channel * alpha + below[i] * (1 - alpha));
  const groundOf = (element) => {
    if (element === null) return [255, 255, 255];
    const { rgb, alpha } = channels(getComputedStyle(element).backgroundColor);
    return alpha === 1 ? rgb : over(rgb, alpha, groundOf(element.parentElement));
  };
  // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ground = groundOf(element);
    const { rgb, alpha } = channels(style.color);
    texts.push({
      text: text.slice(0, 60),
      contrast: contrast(over(rgb, alpha, ground), ground),
      wanted: large ? 3 : 4.5,
    });
  }
  return { count: texts.length, faint: texts.filter((each) => each.contrast < each.wanted) };
})();
