package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import com.planted.dropping.orders.ByAll;
import com.planted.dropping.orders.ByConsumer;
import com.planted.dropping.orders.ByCount;
import com.planted.dropping.orders.ByField;
import com.planted.dropping.orders.ByJoin;
import com.planted.dropping.orders.ByLambda;
import com.planted.dropping.orders.ByNextStep;
import com.planted.dropping.orders.ByNullCheck;
import com.planted.dropping.orders.ByOptional;
import com.planted.dropping.orders.ByOwnPort;
import com.planted.dropping.orders.ByQuestion;
import com.planted.dropping.orders.ByReference;
import com.planted.dropping.orders.ByRetry;
import com.planted.dropping.orders.ByStatement;
import com.planted.dropping.orders.ByTask;
import com.planted.dropping.orders.ByVariable;
import com.planted.dropping.orders.ByWord;
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
                ByWrapper.class,
                ByTask.class,
                ByOptional.class,
                ByRetry.class,
                ByConsumer.class,
                ByNextStep.class,
                ByNullCheck.class,
                ByOwnPort.class,
                ByField.class,
                ByCount.class,
                ByJoin.class,
                ByWord.class,
                ByQuestion.class,
                ByAll.class);
    }
}
