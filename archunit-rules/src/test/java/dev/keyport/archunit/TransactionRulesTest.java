package dev.keyport.archunit;

import static dev.keyport.archunit.Planted.assertViolated;

import com.planted.booking.orders.ByAnnotation;
import com.planted.booking.orders.ByCapture;
import com.planted.booking.orders.ByChain;
import com.planted.booking.orders.ByFuture;
import com.planted.booking.orders.ByInterface;
import com.planted.booking.orders.ByLambda;
import com.planted.booking.orders.ByOwnDoor;
import com.planted.booking.orders.ByOwnMark;
import com.planted.booking.orders.ByWrapper;
import com.planted.byhand.orders.ByBean;
import com.planted.byhand.orders.ByConnection;
import com.planted.byhand.orders.ByHelpers;
import com.planted.byhand.orders.ByLookup;
import com.planted.byhand.orders.ByLoop;
import com.planted.byhand.orders.ByOwnTemplate;
import com.planted.byhand.orders.ByPool;
import org.junit.jupiter.api.Test;

class TransactionRulesTest {

    @Test
    void vendorCalledInATransaction_isViolated() {
        assertViolated(
                "booking",
                "no vendor is called inside of a transaction",
                ByLambda.class,
                ByChain.class,
                ByAnnotation.class,
                ByOwnDoor.class,
                ByWrapper.class,
                ByCapture.class,
                ByOwnMark.class,
                ByInterface.class,
                ByFuture.class);
    }

    @Test
    void vendorCalledInATransactionByHand_isViolated() {
        assertViolated(
                "byhand",
                "no vendor is called inside of a transaction",
                ByConnection.class,
                ByPool.class,
                ByLookup.class,
                ByHelpers.class,
                ByOwnTemplate.class,
                ByLoop.class,
                ByBean.class);
    }
}
