// Broadcasts with Centrifuge at its defaults. What is to be told comes over a connection of its
// own, a line for each message: room, tab, text.
package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"

	"github.com/centrifugal/centrifuge"
)

const longestLine = 1 << 20

func main() {
	node, err := centrifuge.New(centrifuge.Config{})
	if err != nil {
		log.Fatal(err)
	}
	node.OnConnecting(func(context.Context, centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
		return centrifuge.ConnectReply{Credentials: &centrifuge.Credentials{}}, nil
	})
	node.OnConnect(func(client *centrifuge.Client) {
		client.OnSubscribe(func(_ centrifuge.SubscribeEvent, answer centrifuge.SubscribeCallback) {
			answer(centrifuge.SubscribeReply{}, nil)
		})
	})
	if err := node.Run(); err != nil {
		log.Fatal(err)
	}
	readers, messages := listen(), listen()
	http.Handle("/connection/websocket", centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{}))
	go func() { log.Fatal(http.Serve(readers, nil)) }()
	fmt.Printf("listening to readers at %d, to messages at %d\n", port(readers), port(messages))
	for {
		connection, err := messages.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go tell(node, connection)
	}
}

func listen() net.Listener {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	return listener
}

func port(listener net.Listener) int {
	return listener.Addr().(*net.TCPAddr).Port
}

func tell(node *centrifuge.Node, connection net.Conn) {
	lines := bufio.NewScanner(connection)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		room, text, _ := strings.Cut(lines.Text(), "\t")
		if _, err := node.Publish(room, []byte(text)); err != nil {
			log.Fatal(err)
		}
	}
}
