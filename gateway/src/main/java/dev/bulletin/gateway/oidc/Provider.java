package dev.bulletin.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider says of itself, and what it is asked. All that is asked takes time and blocks:
 * only for {@link Providers}. Thread-safe.
 */
final class Provider {
  private static final int LIMIT_MILLIS = 3_000;
  private static final int MAX_BYTES = 256 * 1_024;

  private final OidcConfig config;
  private final URI comeBack;
  private final OIDCProviderMetadata metadata;
  private final IDTokenValidator validator;

  private Provider(OidcConfig config, URI comeBack, OIDCProviderMetadata metadata)
      throws IOException {
    this.config = config;
    this.comeBack = comeBack;
    this.metadata = metadata;
    this.validator = validator(config, metadata);
  }

  /** Asks the provider of itself; what calls itself otherwise is refused. */
  static Provider discover(OidcConfig config, URI comeBack) throws GeneralException, IOException {
    Issuer issuer = new Issuer(config.issuer());
    return new Provider(
        config, comeBack, OIDCProviderMetadata.resolve(issuer, LIMIT_MILLIS, LIMIT_MILLIS));
  }

  /** Keys are fetched when one is met that is not known, and not more often than is good. */
  private static IDTokenValidator validator(OidcConfig config, OIDCProviderMetadata metadata)
      throws IOException {
    var retriever = new DefaultResourceRetriever(LIMIT_MILLIS, LIMIT_MILLIS, MAX_BYTES);
    var keys =
        JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), retriever)
            .build();
    return new IDTokenValidator(
        metadata.getIssuer(),
        new ClientID(config.clientId()),
        new JWSVerificationKeySelector<>(algorithms(metadata), keys),
        null);
  }

  /** Nothing that is signed by a shared secret, or by nobody. */
  private static Set<JWSAlgorithm> algorithms(OIDCProviderMetadata metadata) throws IOException {
    List<JWSAlgorithm> offered = metadata.getIDTokenJWSAlgs();
    Set<JWSAlgorithm> taken = new HashSet<>(JWSAlgorithm.Family.SIGNATURE);
    taken.retainAll(offered == null ? List.of() : offered);
    if (taken.isEmpty()) {
      throw new IOException("the provider signs by no algorithm that is taken here");
    }
    return taken;
  }

  /** Where somebody is sent who wants to sign in. */
  URI departure(String state, Departures.Departure departure) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            Scope.parse(config.scopes()),
            new ClientID(config.clientId()),
            comeBack)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(departure.nonce()))
        .codeChallenge(new CodeVerifier(departure.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Where somebody is sent who wants to sign out there too; empty when that is not offered. */
  Optional<URI> logout(URI after) {
    return Optional.ofNullable(metadata.getEndSessionEndpointURI())
        .map(
            end ->
                new LogoutRequest(
                        end, null, null, new ClientID(config.clientId()), after, null, null)
                    .toURI());
  }

  /** What the provider vouches for; fails when it does not, or when it is not the one. */
  IDTokenClaimsSet claims(String code, Departures.Departure departure)
      throws IOException, ParseException, BadJOSEException, JOSEException {
    HTTPRequest request = tokenRequest(code, departure).toHTTPRequest();
    request.setConnectTimeout(LIMIT_MILLIS);
    request.setReadTimeout(LIMIT_MILLIS);
    request.setFollowRedirects(false);
    TokenResponse response = OIDCTokenResponseParser.parse(request.send());
    if (!response.indicatesSuccess()) {
      throw new BadJOSEException("the provider does not know the code");
    }
    var tokens = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    if (tokens.getIDToken() == null) {
      throw new BadJOSEException("the provider has sent no ID token");
    }
    return validator.validate(tokens.getIDToken(), new Nonce(departure.nonce()));
  }

  private TokenRequest tokenRequest(String code, Departures.Departure departure) {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), comeBack, new CodeVerifier(departure.verifier()));
    ClientID client = new ClientID(config.clientId());
    String secret = config.clientSecret().reveal();
    URI endpoint = metadata.getTokenEndpointURI();
    return secret.isEmpty()
        ? new TokenRequest.Builder(endpoint, client, grant).build()
        : new TokenRequest.Builder(
                endpoint, new ClientSecretBasic(client, new Secret(secret)), grant)
            .build();
  }
}
