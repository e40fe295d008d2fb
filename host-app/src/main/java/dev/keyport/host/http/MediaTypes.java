package dev.keyport.host.http;

import java.util.regex.Pattern;

/** Reads a media type (RFC 9110, section 8.3.1), without parameters of more than a few words. */
final class MediaTypes {

    private static final String FIELD = "contentType";
    private static final int MAX_LENGTH = 255;
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,127}";
    private static final Pattern FORM =
            Pattern.compile(TOKEN + "/" + TOKEN + "( ?; ?" + TOKEN + "=(" + TOKEN + "|\"[ !#-\\[\\]-~]{0,100}\"))*");

    private MediaTypes() {}

    static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** The type; a placeholder when the field is wrong. */
    static String read(Fields body) {
        String type = body.line(FIELD, MAX_LENGTH);
        if (!type.isBlank() && !isValid(type)) {
            body.wrong(FIELD, "must be a media type, such as application/pdf");
        }
        return type;
    }
}
