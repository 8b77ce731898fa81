"use strict";
// The editor asks this server only: prefixes come from a file here, and terms are not looked up anywhere.
(function () {
  const form = document.getElementById("plain");
  const text = document.getElementById("query");
  if (typeof Yasgui === "undefined") return; // the plain form stays
  const editorDefaults = Yasgui.Yasqe.defaults;
  editorDefaults.prefixCcApi = "/assets/prefixes.json";
  editorDefaults.autocompleters = ["prefixes", "variables"];
  editorDefaults.persistenceId = null;
  editorDefaults.value = text.value;
  editorDefaults.createShareableLink = function (editor) {
    return location.origin + "/query?query=" + encodeURIComponent(editor.getValue());
  };
  Yasgui.Yasr.defaults.persistenceId = null;
  Yasgui.defaults.endpointCatalogueOptions.getData = function () {
    return [];
  };
  const yasgui = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint: location.origin + "/sparql", method: "POST" },
    persistenceId: null,
    populateFromUrl: false,
    copyEndpointOnNewTab: true,
    autofocus: false,
  });
  form.hidden = true;

  function load(query, name, run) {
    const tab = yasgui.getTab();
    tab.setQuery(query);
    if (name) tab.setName(name);
    // Counts as numbers, not as typed literals.
    const table = tab.getYasr() && tab.getYasr().plugins.table;
    if (table) table.persistentConfig.compact = true;
    if (run) tab.query();
  }

  // Things of this graph are shown by this server, wherever their names would lead.
  function local(event) {
    const link = event.target.closest ? event.target.closest("a[href]") : null;
    if (link && link.href.startsWith(text.dataset.base)) {
      link.href = "/id/" + link.href.slice(text.dataset.base.length);
    }
  }
  for (const kind of ["pointerover", "focusin", "click"]) {
    document.getElementById("editor").addEventListener(kind, local, true);
  }

  load(text.value, "", text.dataset.run === "yes");
  for (const link of document.querySelectorAll("a[data-example]")) {
    link.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
      event.preventDefault();
      history.replaceState(null, "", link.href);
      load(link.parentElement.querySelector("pre").textContent, link.textContent, true);
      document.getElementById("editor").scrollIntoView({ block: "start" });
    });
  }
})();
