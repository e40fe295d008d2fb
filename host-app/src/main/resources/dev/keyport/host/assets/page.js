'use strict';
// What HTML alone cannot do: the dialog, what is said aloud, the time of this place, and a server that does not answer.
(() => {
  const SLOW_MILLIS = 5000;
  const dialog = document.getElementById('dialog');
  const words = document.body.dataset;
  let opener = '';
  let slow = 0;

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
    dialog.replaceChildren();
    const back = opener && document.getElementById(opener);
    if (back) back.focus();
  });

  document.addEventListener('click', (event) => {
    if (dialog.open && event.target.closest('[data-close]')) {
      event.preventDefault();
      dialog.close();
    } else if (event.target === dialog) {
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

  const progress = (form) => form && form.querySelector('.progress');

  const ended = (event) => {
    clearTimeout(slow);
    const shown = progress(event.target.closest('form'));
    if (shown) shown.remove();
  };

  document.addEventListener('htmx:beforeRequest', (event) => {
    problem('');
    const asked = event.target;
    if (asked.getAttribute('aria-haspopup') === 'dialog') opener = asked.id;
    if (asked.dataset.progress) {
      const line = document.createElement('p');
      line.className = 'progress';
      line.textContent = asked.dataset.progress;
      asked.append(line);
      say(asked.dataset.progress);
    }
    clearTimeout(slow);
    slow = setTimeout(() => {
      say(words.slow);
      const shown = progress(asked);
      if (shown) shown.textContent = words.slow;
    }, SLOW_MILLIS);
  });
  document.addEventListener('htmx:afterRequest', ended);

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

  document.addEventListener('htmx:sendError', () => {
    if (dialog.open && dialog.querySelector('[data-key]')) {
      clearSecrets(dialog);
      problem(words.offlineKey);
    } else {
      problem(words.offline);
    }
  });

  document.addEventListener('htmx:responseError', (event) => {
    if (dialog.open) clearSecrets(dialog);
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html').body.textContent.trim();
    problem(answer.replace(/\s+/g, ' ') || words.failed);
  });

  localTimes();
})();
