package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import com.planted.dropping.orders.ByLambda;
import com.planted.dropping.orders.ByReference;
import com.planted.dropping.orders.ByStatement;
import com.planted.dropping.orders.ByVariable;
import com.planted.dropping.orders.ByWrapper;
import org.junit.jupiter.api.Test;

class OutcomeRulesTest {

    @Test
    void droppedResult_isViolated() {
        assertViolated(
                "dropping",
                "no outcome of a port call is ignored",
                ByStatement.class,
                ByReference.class,
                ByLambda.class,
                ByVariable.class,
                ByWrapper.class);
    }
}
