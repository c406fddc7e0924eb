package dev.bulletin.contract.realtime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.Principal;

/** Does something to a user's connections that somebody outside asks for. */
public record SteerUser(
    Principal principal,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
        @JsonSubTypes({
          @Type(value = DisconnectUser.class, name = "disconnect"),
          @Type(value = RefreshUser.class, name = "refresh"),
          @Type(value = SubscribeUser.class, name = "subscribe"),
          @Type(value = TellUser.class, name = "tell"),
          @Type(value = UnsubscribeUser.class, name = "unsubscribe")
        })
        UserOrder order)
    implements Command {}
