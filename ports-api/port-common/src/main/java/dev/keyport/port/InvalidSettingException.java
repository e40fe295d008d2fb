package dev.keyport.port;

import java.util.Objects;

/** A setting of a connection cannot be used as it is. The message never repeats it. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * @param setting its name in the configuration
     * @param message what is wrong with it, without its value
     */
    public InvalidSettingException(String setting, String message) {
        super(message);
        this.setting = Objects.requireNonNull(setting, "setting");
    }

    public String setting() {
        return setting;
    }
}
