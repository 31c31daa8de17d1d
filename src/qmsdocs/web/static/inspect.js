/* A file may be dropped anywhere on the form; one that is too big is told before it is sent. */
"use strict";
for (const form of document.querySelectorAll("form.drop")) {
  const input = form.querySelector("input[type=file]");
  const error = document.getElementById("e-file");
  const fits = () => {
    const file = input.files[0];
    const big = Boolean(file) && file.size > Number(form.dataset.limit);
    error.textContent = big ? form.dataset.tooBig : "";
    if (big) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (big) input.value = "";
    return Boolean(file) && !big;
  };
  input.addEventListener("change", fits);
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    if (fits()) form.requestSubmit();
  });
}
