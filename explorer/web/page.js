// The terminal has the keys from the start, and gets them back when the window does.
function give() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}
addEventListener("load", give);
addEventListener("focus", give);
