/** HTTP/1.1 over plain sockets, as much as measuring needs and as little as it may cost. */
package http;
