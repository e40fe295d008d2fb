package dev.keyport.host.settings;

/** A setting is wrong or missing. The message is one line: the variable and what is wrong, never the value. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(Setting setting, String message) {
        super(setting.variable() + ": " + message);
    }
}
