package com.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.inject.Guice;
import com.team.orders.Reminders;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keyport.archunit.HexagonRules;
import dev.keyport.port.Outcome;
import dev.keyport.port.notification.NotificationMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamModuleTest {

    @Test
    void remind_injectedAdapter_simulates() {
        Reminders reminders = Guice.createInjector(new TeamModule()).getInstance(Reminders.class);

        assertEquals(
                Outcome.SIMULATED, reminders.remind(new NotificationMessage("ada@example.org", null, "Hello", List.of())));
    }

    @Test
    void rules_areKept() {
        HexagonRules.forBasePackage("com.team").check(new ClassFileImporter().importPackages("com.team"));
    }
}
