package dev.bulletin.realtime.sockjs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of the SockJS protocol 0.3.3, under the names of the protocol's own, which our server has
 * to pass as its first one does.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestedServers.class)
@ParameterizedClass(name = "{0}")
@EnumSource(TestedServer.class)
@interface ProtocolTests {}
