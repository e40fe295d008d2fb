package dev.keyport.host.page;

/**
 * Asks before something is done that cannot be undone.
 *
 * @param button the name of what is done
 * @param action where the form goes
 */
record Question(Panel panel, String title, String text, String button, String action) {}
