namespace Strawberry.AspNetCore.Tests.Authorization;

/// <summary>The payloads of denied parts in each format: a query, and what it is answered with.</summary>
internal static class DeniedPayloads
{
    private const string Incremental2022 =
        """
        { name ... @defer { secret } }
        {"data":{"name":"name"},"hasNext":true}
        {"incremental":[{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["secret"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"path":[]}],"hasNext":false}

        { name ... @defer { profile name } }
        {"data":{"name":"name"},"hasNext":true}
        {"incremental":[{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["profile"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"name":"name","profile":null},"path":[]}],"hasNext":false}

        { name items @stream(initialCount: 1) { number required } }
        {"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":48}],"path":["items",0,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"name":"name","items":[null]},"hasNext":true}
        {"incremental":[{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":48}],"path":["items",1,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"items":[null],"path":["items",1]}],"hasNext":false}

        { name items @stream(initialCount: 0) { content } }
        {"data":{"name":"name","items":[]},"hasNext":true}
        {"incremental":[{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":41}],"path":["items",0,"content"],"extensions":{"code":"UNAUTHENTICATED"}}],"items":[{"content":null}],"path":["items",0]}],"hasNext":true}
        {"incremental":[{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":41}],"path":["items",1,"content"],"extensions":{"code":"UNAUTHENTICATED"}}],"items":[{"content":null}],"path":["items",1]}],"hasNext":false}

        { name numbers @stream(initialCount: 0) }
        {"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":8}],"path":["numbers"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null}

        { name ... @defer { numbers @stream(initialCount: 0) } }
        {"data":{"name":"name"},"hasNext":true}
        {"incremental":[{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["numbers"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"path":[]}],"hasNext":false}

        { name ... @defer { items @stream(initialCount: 0) { number ... @defer { required } } } }
        {"data":{"name":"name"},"hasNext":true}
        {"incremental":[{"data":{"items":[]},"path":[]}],"hasNext":true}
        {"incremental":[{"items":[{"number":0}],"path":["items",0]},{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":74}],"path":["items",0,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"path":["items",0]}],"hasNext":true}
        {"incremental":[{"items":[{"number":1}],"path":["items",1]},{"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":74}],"path":["items",1,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"path":["items",1]}],"hasNext":false}
        """;

    private const string PendingCompleted =
        """
        { name ... @defer { secret } }
        {"data":{"name":"name"},"pending":[{"id":"0","path":[]}],"hasNext":true}
        {"completed":[{"id":"0","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["secret"],"extensions":{"code":"UNAUTHENTICATED"}}]}],"hasNext":false}

        { name ... @defer { profile name } }
        {"data":{"name":"name"},"pending":[{"id":"0","path":[]}],"hasNext":true}
        {"incremental":[{"id":"0","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["profile"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"profile":null}}],"completed":[{"id":"0"}],"hasNext":false}

        { name items @stream(initialCount: 1) { number required } }
        {"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":48}],"path":["items",0,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"name":"name","items":[null]},"pending":[{"id":"0","path":["items"]}],"hasNext":true}
        {"incremental":[{"id":"0","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":48}],"path":["items",1,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"items":[null]}],"completed":[{"id":"0"}],"hasNext":false}

        { name items @stream(initialCount: 0) { content } }
        {"data":{"name":"name","items":[]},"pending":[{"id":"0","path":["items"]}],"hasNext":true}
        {"incremental":[{"id":"0","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":41}],"path":["items",0,"content"],"extensions":{"code":"UNAUTHENTICATED"}}],"items":[{"content":null}]}],"hasNext":true}
        {"incremental":[{"id":"0","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":41}],"path":["items",1,"content"],"extensions":{"code":"UNAUTHENTICATED"}}],"items":[{"content":null}]}],"completed":[{"id":"0"}],"hasNext":false}

        { name numbers @stream(initialCount: 0) }
        {"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":8}],"path":["numbers"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null}

        { name ... @defer { numbers @stream(initialCount: 0) } }
        {"data":{"name":"name"},"pending":[{"id":"0","path":[]}],"hasNext":true}
        {"completed":[{"id":"0","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["numbers"],"extensions":{"code":"UNAUTHENTICATED"}}]}],"hasNext":false}

        { name ... @defer { items @stream(initialCount: 0) { number ... @defer { required } } } }
        {"data":{"name":"name"},"pending":[{"id":"0","path":[]}],"hasNext":true}
        {"pending":[{"id":"1","path":["items"]}],"incremental":[{"id":"0","data":{"items":[]}}],"completed":[{"id":"0"}],"hasNext":true}
        {"pending":[{"id":"2","path":["items",0]}],"incremental":[{"id":"1","items":[{"number":0}]}],"completed":[{"id":"2","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":74}],"path":["items",0,"required"],"extensions":{"code":"UNAUTHENTICATED"}}]}],"hasNext":true}
        {"pending":[{"id":"3","path":["items",1]}],"incremental":[{"id":"1","items":[{"number":1}]}],"completed":[{"id":"3","errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":74}],"path":["items",1,"required"],"extensions":{"code":"UNAUTHENTICATED"}}]},{"id":"1"}],"hasNext":false}
        """;

    private const string Patch2020 =
        """
        { name ... @defer { secret } }
        {"data":{"name":"name"},"hasNext":true}
        {"path":[],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["secret"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"hasNext":false}

        { name ... @defer { profile name } }
        {"data":{"name":"name"},"hasNext":true}
        {"path":[],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["profile"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"name":"name","profile":null},"hasNext":false}

        { name items @stream(initialCount: 1) { number required } }
        {"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":48}],"path":["items",0,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"name":"name","items":[null]},"hasNext":true}
        {"path":["items",1],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":48}],"path":["items",1,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"hasNext":false}

        { name items @stream(initialCount: 0) { content } }
        {"data":{"name":"name","items":[]},"hasNext":true}
        {"path":["items",0],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":41}],"path":["items",0,"content"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"content":null},"hasNext":true}
        {"path":["items",1],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":41}],"path":["items",1,"content"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":{"content":null},"hasNext":false}

        { name numbers @stream(initialCount: 0) }
        {"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":8}],"path":["numbers"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null}

        { name ... @defer { numbers @stream(initialCount: 0) } }
        {"data":{"name":"name"},"hasNext":true}
        {"path":[],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":21}],"path":["numbers"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"hasNext":false}

        { name ... @defer { items @stream(initialCount: 0) { number ... @defer { required } } } }
        {"data":{"name":"name"},"hasNext":true}
        {"path":[],"data":{"items":[]},"hasNext":true}
        {"path":["items",0],"data":{"number":0},"hasNext":true}
        {"path":["items",0],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":74}],"path":["items",0,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"hasNext":true}
        {"path":["items",1],"data":{"number":1},"hasNext":true}
        {"path":["items",1],"errors":[{"message":"You must be signed in to do this.","locations":[{"line":1,"column":74}],"path":["items",1,"required"],"extensions":{"code":"UNAUTHENTICATED"}}],"data":null,"hasNext":false}
        """;

    public static string Of(IncrementalFormat format) => format switch
    {
        IncrementalFormat.PendingCompleted => PendingCompleted,
        IncrementalFormat.Patch2020 => Patch2020,
        _ => Incremental2022,
    };
}
