package dev.waybill.system.endtoend;

/** Where the app server dies, between two things that ought to happen both; as Byteman names a place in the code. */
enum Point {
    ACCEPT_BEFORE_THE_COMMIT("dev.waybill.order.OrderTaking", "take", "AT EXIT"),
    ACCEPT_BETWEEN_COMMIT_AND_ANSWER("dev.waybill.order.OrderIntake", "answer", "AT ENTRY"),
    RELAY_BEFORE_IT_SENDS("dev.waybill.messaging.outbox.MessageSender", "send", "AT ENTRY"),
    RELAY_BETWEEN_THE_COMMITS("dev.waybill.messaging.outbox.OutboxRelay", "send", "AFTER INVOKE MessageSender.send"),
    LISTENER_BEFORE_ITS_WORK("dev.waybill.inventory.reservation.OrderEventsListener", "onMessage", "AT ENTRY"),
    LISTENER_BETWEEN_WORK_AND_RECEIPT("dev.waybill.inventory.reservation.OrderEventsListener", "onMessage", "AT EXIT"),
    SPLIT_HALF_WAY("dev.waybill.messaging.outbox.MessageSender", "putBackSplit", "AFTER INVOKE send"),
    SPLIT_BETWEEN_SINGLES_AND_RECEIPT("dev.waybill.messaging.listener.BatchListener", "handle", "AFTER INVOKE putBackSplit"),
    DEAD_LETTER_HALF_WAY("dev.waybill.messaging.outbox.MessageSender", "sendToDeadLetters", "AFTER INVOKE send"),
    RETRY_BEFORE_THE_COMMIT("dev.waybill.messaging.deadletter.ActionTable", "add", "AT EXIT"),
    RETRY_BETWEEN_SEND_AND_RECEIPT("dev.waybill.messaging.deadletter.DeadLetterMover", "putBack", "AFTER INVOKE send"),
    RETRY_BETWEEN_MOVE_AND_NOTE("dev.waybill.messaging.deadletter.ActionExecution", "advance", "AFTER INVOKE DeadLetterMover.move"),
    DISCARD_BETWEEN_TAKING_AND_NOTE("dev.waybill.messaging.deadletter.ActionExecution", "advance", "AFTER INVOKE DeadLetterMover.move"),
    EDIT_BETWEEN_MOVE_AND_NOTE("dev.waybill.messaging.deadletter.ActionExecution", "advance", "AFTER INVOKE DeadLetterMover.move"),
    PAYMENT_BETWEEN_OPENING_AND_RECORD("dev.waybill.payment.execution.PaymentRecord", "opened", "AT ENTRY"),
    CHARGE_BETWEEN_ANSWER_AND_RECORD("dev.waybill.payment.execution.PaymentRecord", "charges", "AT ENTRY"),
    REFUND_BETWEEN_ANSWER_AND_RECORD("dev.waybill.payment.execution.PaymentRecord", "reversals", "AT ENTRY"),
    MAIL_BETWEEN_ANSWER_AND_RECORD("dev.waybill.notification.email.SmtpConnection", "deliver", "AFTER INVOKE sendMessage");

    private final String type;
    private final String method;
    private final String location;

    Point(String type, String method, String location) {
        this.type = type;
        this.method = method;
        this.location = location;
    }

    String type() {
        return type;
    }

    String method() {
        return method;
    }

    String location() {
        return location;
    }
}
