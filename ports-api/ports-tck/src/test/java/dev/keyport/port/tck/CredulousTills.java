package dev.keyport.port.tck;

import dev.keyport.port.Money;
import dev.keyport.port.payment.PaymentProvider;
import dev.keyport.port.payment.PaymentState;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tills that believe what they should not, or write amounts as they should not. */
final class CredulousTills {

    private CredulousTills() {}

    static class TakesAnyAmount extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected boolean isAmount(Money money, JsonNode payment) {
                    return payment.has("amount");
                }
            };
        }
    }

    /** It takes no other amount that differs in whole units. */
    static class ComparesWholeUnits extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected boolean isAmount(Money money, JsonNode payment) {
                    double said = Double.parseDouble(payment.path("amount").asString("0"));
                    return (long) said == money.amount().longValue();
                }
            };
        }
    }

    static class TakesAnyCurrency extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected boolean isCurrency(Money money, JsonNode payment) {
                    return true;
                }
            };
        }
    }

    static class TakesAnyCurrencyForAReason extends TakesAnyCurrency {
        @Override
        public Map<String, String> notCompared(String capability) {
            return Map.of("currency", "the till converts, and says into what");
        }
    }

    static class TakesAnyCurrencyForNoReason extends TakesAnyCurrency {
        @Override
        public Map<String, String> notCompared(String capability) {
            return Map.of("currency", " ");
        }
    }

    static class TakesAnyPaymentForTheOneAskedAbout extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected boolean isAbout(String reference, JsonNode payment) {
                    return true;
                }
            };
        }
    }

    static class TakesAnyStateForSettled extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected PaymentState state(JsonNode payment) {
                    return PaymentState.SUCCEEDED;
                }
            };
        }
    }

    static class LooksAtTheIdOnly extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected boolean isDeclined(JsonNode payment) {
                    return super.isDeclined(payment) && id(payment).isEmpty();
                }
            };
        }
    }

    static class TakesAnythingForAnId extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected String id(JsonNode payment) {
                    JsonNode id = payment.path("id");
                    return id.isContainer() ? id.toString() : super.id(payment);
                }
            };
        }
    }

    static class WritesAmountsAsDoubles extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected String written(Money money) {
                    return String.valueOf(money.amount().doubleValue());
                }
            };
        }
    }

    static class CutsCents extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected String written(Money money) {
                    return String.valueOf((long) (money.amount().doubleValue() * 100));
                }
            };
        }
    }

    /** Right where the sign between units and cents is a point. */
    static class WritesAmountsAsPeopleDo extends TillContract {
        @Override
        PaymentProvider adapter(VendorClient client) {
            return new TillPayments(client) {
                @Override
                protected String written(Money money) {
                    return String.format(Locale.getDefault(), "%.2f", money.amount());
                }
            };
        }
    }
}
