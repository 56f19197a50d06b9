for (const lever of document.querySelectorAll(".lever")) {
  const slider = lever.querySelector("input"), parts = lever.querySelectorAll("[data-at]");
  const show = () => {
    for (const part of parts) part.toggleAttribute("hidden", part.dataset.at !== slider.value);
    slider.setAttribute("aria-valuetext", lever.querySelector("output > :not([hidden]) b").textContent);
  };
  slider.addEventListener("input", show);
  lever.querySelector(".moved").hidden = false;
  show();
}
