package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import com.planted.labelled.adapters.one.OneLabel;
import com.planted.logged.adapters.one.ByAddress;
import com.planted.logged.adapters.one.ByField;
import com.planted.logged.adapters.one.ByHeaders;
import com.planted.logged.adapters.one.ByHelper;
import com.planted.logged.adapters.one.ByQuarkus;
import com.planted.logged.adapters.one.ByRecord;
import com.planted.logged.adapters.one.ByUse;
import com.planted.logged.adapters.one.GivenSecret;
import com.planted.logged.adapters.one.GivenText;
import com.planted.logged.adapters.one.KeptSecret;
import com.planted.logged.adapters.one.OpenedSecret;
import com.planted.recorded.adapters.one.OneLogin;
import com.planted.recorded.adapters.one.OneLogins;
import com.planted.shown.adapters.one.Described;
import com.planted.shown.adapters.one.OneConfig;
import com.planted.thrown.adapters.one.ByMessage;
import com.planted.thrown.adapters.one.ByOwnException;
import com.planted.thrown.adapters.one.ByOwnMessage;
import com.planted.written.adapters.one.ByBuilder;
import com.planted.written.adapters.one.ByFormat;
import com.planted.written.adapters.one.ByPlus;
import com.planted.written.adapters.one.ByValueOf;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretRulesTest {

    @Test
    void serializableWithASecret_isViolated() {
        assertViolated(
                "serialized", "no secret can be serialized", com.planted.serialized.adapters.one.OneSession.class);
    }

    @Test
    void recordWithASecret_isViolated() {
        assertViolated("recorded", "no secret is a record component", OneLogin.class, OneLogins.class);
    }

    @Test
    void secretGivenToALog_isViolated() {
        assertViolated(
                "logged",
                "no secret is given to a log",
                GivenSecret.class,
                OpenedSecret.class,
                KeptSecret.class,
                GivenText.class,
                ByHelper.class,
                ByField.class,
                ByUse.class,
                ByRecord.class,
                ByHeaders.class,
                ByAddress.class,
                ByQuarkus.class,
                com.planted.logged.adapters.one.ByCast.class,
                com.planted.logged.adapters.one.ByRequest.class,
                com.planted.logged.adapters.one.ByMatch.class);
    }

    @Test
    void secretInAText_isViolated() {
        assertViolated(
                "written",
                "no Secret is made part of a text",
                ByPlus.class,
                ByFormat.class,
                ByValueOf.class,
                ByBuilder.class,
                com.planted.written.adapters.one.ByReference.class);
    }

    @Test
    void secretInAnException_isViolated() {
        assertViolated(
                "thrown",
                "no secret is given to an exception",
                ByMessage.class,
                ByOwnException.class,
                ByOwnMessage.class,
                com.planted.thrown.adapters.one.ByReference.class);
    }

    @Test
    void secretShownByToString_isViolated() {
        assertViolated("shown", "no secret is shown by toString", OneConfig.class, Described.class);
    }

    @Test
    void secretWrittenByToString_isViolatedByBothRules() {
        assertViolated(
                "labelled",
                List.of("no Secret is made part of a text", "no secret is shown by toString"),
                OneLabel.class);
    }
}
