'use strict';
// What HTML alone cannot do: the dialog, what is said aloud, the time of this place, and a server that does not answer.
(() => {
  const SLOW_MILLIS = 5000;
  const dialog = document.getElementById('dialog');
  const words = document.body.dataset;
  const SIGNED_IN_AGAIN = 'keyport-signed-in-again';
  const underWay = new Map(); // by the request
  let dialogRequest = null;
  let opener = '';

  const say = (text) => { document.getElementById('announcer').textContent = text; };

  const problem = (text) => {
    const place = (dialog.open && dialog.querySelector('[data-problem]')) || document.getElementById('problem');
    place.textContent = text;
    if (text && !dialog.open) place.scrollIntoView({ block: 'nearest' });
  };

  const clearSecrets = (root) => {
    root.querySelectorAll('input[type=password], textarea').forEach((field) => { field.value = ''; });
  };

  const localTimes = () => {
    const form = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    document.querySelectorAll('time[datetime]:not([data-local])').forEach((time) => {
      time.title = time.textContent;
      time.textContent = form.format(new Date(time.dateTime));
      time.dataset.local = '';
    });
  };

  const openDialog = () => {
    if (dialog.open || !dialog.firstElementChild) return;
    dialog.showModal();
    const first = dialog.querySelector('[data-key] input:not([type=hidden]), [data-key] textarea, [data-close]');
    if (first) first.focus();
  };

  dialog.addEventListener('close', () => {
    clearSecrets(dialog);
    if (!underWay.has(dialogRequest)) dialog.replaceChildren(); // else the answer would have no place to come from
    const back = opener && document.getElementById(opener);
    if (back) back.focus();
  });

  // a text that is selected from a field to the outside ends as a click on the dialog
  let pressed = null;
  document.addEventListener('pointerdown', (event) => { pressed = event.target; });

  const isOutside = (event) => {
    const edge = dialog.getBoundingClientRect();
    return event.clientX < edge.left || event.clientX > edge.right || event.clientY < edge.top || event.clientY > edge.bottom;
  };

  document.addEventListener('click', (event) => {
    if (dialog.open && event.target.closest('[data-close]')) {
      event.preventDefault();
      dialog.close();
    } else if (event.target === dialog && pressed === dialog && isOutside(event)) {
      dialog.close();
    }
  });

  // what had the focus is gone: go on where it was, not at the top of the page
  const keepFocus = (place) => {
    if (dialog.open || document.activeElement !== document.body || !place.querySelector) return;
    const next = place.querySelector('select, input:not([type=hidden]), button, summary, a[href]');
    if (!next) place.tabIndex = -1;
    (next || place).focus();
  };

  const showProgress = (request, text) => {
    if (!request.line) {
      request.line = document.createElement('p');
      request.line.className = 'progress';
      (request.asked.closest('form, .line, .more, .card') || document.getElementById('main')).append(request.line);
    }
    request.line.textContent = text;
    say(text);
  };

  document.addEventListener('htmx:beforeRequest', (event) => {
    problem('');
    const asked = event.detail.elt;
    if (asked.getAttribute('aria-haspopup') === 'dialog' && underWay.has(dialogRequest)) {
      event.preventDefault(); // the dialog is still needed for the answer to what it sent
      problem(words.slow);
      return;
    }
    const request = { asked };
    underWay.set(event.detail.xhr, request);
    if (dialog.contains(asked)) dialogRequest = event.detail.xhr;
    if (asked.getAttribute('aria-haspopup') === 'dialog') opener = asked.id;
    if (asked.dataset.progress) showProgress(request, asked.dataset.progress);
    request.slow = setTimeout(() => showProgress(request, words.slow), SLOW_MILLIS);
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    const request = underWay.get(event.detail.xhr);
    if (!request) return;
    underWay.delete(event.detail.xhr);
    clearTimeout(request.slow);
    if (request.line) request.line.remove();
    setTimeout(() => { if (!dialog.open) dialog.replaceChildren(); }); // what failed is told to the form before
  });

  // where the session is over, htmx goes on to the page to sign in
  document.addEventListener('htmx:beforeOnLoad', (event) => {
    if (event.detail.xhr.status === 401 && event.detail.requestConfig.verb !== 'get') {
      sessionStorage.setItem(SIGNED_IN_AGAIN, 'true');
    }
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    localTimes();
    if (event.target === dialog || event.detail.target === dialog) {
      openDialog();
      const wrong = dialog.querySelector('[aria-invalid=true]');
      if (wrong) wrong.focus();
    }
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    const wrong = !dialog.open && event.target.querySelector && event.target.querySelector('[aria-invalid=true]');
    if (wrong) wrong.focus();
    else keepFocus(event.target);
  });

  document.addEventListener('keyport:done', () => { if (dialog.open) dialog.close(); });

  // nothing was chosen: the list must not say so, or choosing it again would be no change
  const restore = (list) => {
    const chosen = [...list.options].find((option) => option.defaultSelected) || list.options[0];
    list.value = chosen.value;
  };

  const unanswered = (event) => {
    const asked = event.detail.requestConfig.elt;
    if (asked.matches('[data-key]')) {
      clearSecrets(asked);
      problem(words.offlineKey);
    } else {
      problem(words.offline);
    }
    if (asked.matches('select')) restore(asked);
  };
  document.addEventListener('htmx:sendError', unanswered);
  document.addEventListener('htmx:timeout', unanswered);

  document.addEventListener('htmx:responseError', (event) => {
    if (event.detail.xhr.status === 401) return;
    const asked = event.detail.requestConfig.elt;
    if (dialog.open) clearSecrets(dialog);
    if (asked.matches('select')) restore(asked);
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html').body.textContent.trim();
    problem(answer.replace(/\s+/g, ' ') || words.failed);
  });

  // days are those of the times that are shown
  const zone = document.querySelector('[data-zone]');
  if (zone) {
    zone.value = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    document.querySelectorAll('[data-utc]').forEach((mark) => mark.remove());
  }

  if (document.querySelector('.who') && sessionStorage.getItem(SIGNED_IN_AGAIN)) {
    sessionStorage.removeItem(SIGNED_IN_AGAIN);
    problem(words.again);
  }

  const wrong = document.querySelector('main [aria-invalid=true]');
  if (wrong) wrong.focus();

  localTimes();
})();
