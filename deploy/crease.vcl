# Varnish 7.1 or newer in front of Crease: crowds that poll are answered from its cache, one request
# goes upstream for each change. WebSockets, streams and long polls pass. See docs/deploy.md.
vcl 4.1;

backend crease {
    .host = "127.0.0.1";
    .port = "8080";
    # A long poll waits for up to 60 s; a stream is never silent for longer than 10 s.
    .first_byte_timeout = 75s;
    .between_bytes_timeout = 75s;
}

sub vcl_recv {
    if (req.http.Upgrade ~ "(?i)websocket") {
        return (pipe);
    }
    # An event stream, or a poll that waits: each asker needs an answer of their own.
    if (req.http.Accept ~ "(?i)text/event-stream" || req.http.Prefer ~ "(?i)wait" || req.url ~ "[?&]wait=") {
        return (pass);
    }
    # Who resumes by header is somewhere that the address does not tell.
    if (req.http.Last-Event-ID) {
        return (pass);
    }
    # A ticket in the address is a secret, and used once.
    if (req.url ~ "[?&]ticket=") {
        return (pass);
    }
    # These decide nothing for what is left, and would make copies (Vary).
    unset req.http.Prefer;
    set req.http.Accept = "application/json, text/html;q=0.9, */*;q=0.8";
    # Requests with Authorization or Cookie are passed by what Varnish does from here on by itself.
}

sub vcl_pipe {
    if (req.http.Upgrade) {
        set bereq.http.Upgrade = req.http.Upgrade;
        set bereq.http.Connection = req.http.Connection;
    }
    return (pipe);
}

sub vcl_backend_response {
    # A page that is a second old is asked for again before it is given to anybody: score boards must
    # not be older than s-maxage says.
    set beresp.grace = 0s;
    # A stream goes through as it comes, and is kept nowhere.
    if (beresp.http.Content-Type ~ "text/event-stream") {
        set beresp.do_stream = true;
        set beresp.uncacheable = true;
        return (deliver);
    }
}
