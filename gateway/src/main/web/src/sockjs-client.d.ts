/** The part of sockjs-client that Bulletin hands to the centrifuge client. */
declare module "sockjs-client" {
  interface SockJSOptions {
    readonly timeout?: number;
    readonly transports?: string[];
  }

  const SockJS: new (url: string, reserved?: null, options?: SockJSOptions) => WebSocket;
  export default SockJS;
}
