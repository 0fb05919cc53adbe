// Says that a key did not answer where the page says it to all, not on the console alone.

const said = document.getElementById("refused");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (said) said.hidden = false;
});
