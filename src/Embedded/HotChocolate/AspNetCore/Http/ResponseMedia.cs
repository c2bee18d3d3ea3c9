using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>The media type of an answer.</summary>
internal enum ResponseMedia
{
    /// <summary>application/json: the status says only whether the request could be read.</summary>
    Json,

    /// <summary>application/graphql-response+json: the status says whether execution began.</summary>
    GraphQLResponse,

    /// <summary>text/event-stream: one event for each response.</summary>
    EventStream,
}

internal static class Negotiation
{
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    /// <summary>
    /// The media type the client likes best. Without a wish it is application/json, which every client can read
    /// (GraphQL over HTTP, "Legacy watershed").
    /// </summary>
    /// <returns>Null where the client takes none that there is.</returns>
    public static ResponseMedia? Choose(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept) || accept == "*/*") return ResponseMedia.Json;
        if (accept == GraphQLResponse) return ResponseMedia.GraphQLResponse;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var wishes)) return null;

        foreach (var wish in wishes.OrderByDescending(wish => wish.Quality ?? 1))
        {
            if (wish.Quality == 0 || (wish.Charset.HasValue && !wish.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))) continue;
            if (Of(wish.MediaType) is { } media) return media;
        }

        return null;
    }

    public static string ContentType(ResponseMedia media) => media switch
    {
        ResponseMedia.GraphQLResponse => GraphQLResponse + "; charset=utf-8",
        ResponseMedia.EventStream => EventStream + "; charset=utf-8",
        _ => Json + "; charset=utf-8",
    };

    private static ResponseMedia? Of(StringSegment type) => type.ToString().ToLowerInvariant() switch
    {
        GraphQLResponse => ResponseMedia.GraphQLResponse,
        Json or "application/*" or "*/*" => ResponseMedia.Json,
        EventStream or "text/*" => ResponseMedia.EventStream,
        _ => null,
    };
}
