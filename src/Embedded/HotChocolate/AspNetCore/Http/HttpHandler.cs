using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HotChocolate.AspNetCore;

/// <summary>GraphQL over HTTP: one request, answered as JSON or as a stream of events.</summary>
internal sealed class HttpHandler(IRequestExecutor executor, GraphQLServerOptions options)
{
    public async Task Post(HttpContext context)
    {
        if (Negotiation.Choose(context.Request.Headers.Accept) is not { } media)
        {
            await Refuse(context, StatusCodes.Status406NotAcceptable, Unacceptable);
            return;
        }

        if (!IsJson(context.Request.ContentType))
        {
            await Refuse(context, StatusCodes.Status415UnsupportedMediaType, new Error("The request must be application/json in UTF-8."));
            return;
        }

        var request = context.Request;
        var bytes = await BodyBytes.Read(
            request.BodyReader, request.ContentLength, options.MaxAllowedRequestSize, context.RequestAborted);
        if (bytes is not { } body)
        {
            await Refuse(context, StatusCodes.Status413PayloadTooLarge, new Error("The request is too large."));
            return;
        }

        string? wrong;
        RequestBody asked;
        using (body) wrong = RequestBody.TryRead(body.Span, out asked);
        await Answer(context, media, asked, wrong, queryOnly: false);
    }

    public async Task Get(HttpContext context)
    {
        if (Negotiation.Choose(context.Request.Headers.Accept) is not { } media)
        {
            await Refuse(context, StatusCodes.Status406NotAcceptable, Unacceptable);
            return;
        }

        var query = context.Request.Query;
        var wrong = RequestBody.TryRead(
            query["query"], query["id"], query["operationName"], query["variables"], query["extensions"], out var asked);
        await Answer(context, media, asked, wrong, queryOnly: true);
    }

    private static Error Unacceptable { get; } =
        new("None of the media types in the Accept header can be given.") { Code = ErrorCodes.NotAcceptable };

    private async Task Answer(HttpContext context, ResponseMedia media, RequestBody asked, string? wrong, bool queryOnly)
    {
        if (wrong is not null)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, new Error(wrong) { Code = ErrorCodes.InvalidRequest }, media);
            return;
        }

        var request = asked.ToRequest(context.RequestServices) with { User = context.User, QueryOnly = queryOnly };
        var result = await executor.ExecuteAsync(request, context.RequestAborted);
        if (media == ResponseMedia.EventStream) await ServerSentEvents.Write(context, result, options.KeepAliveInterval);
        else await WriteOne(context, media, result);
    }

    private static async Task WriteOne(HttpContext context, ResponseMedia media, ExecutionResult result)
    {
        if (result is not OperationResult one)
        {
            await Refuse(context, StatusCodes.Status406NotAcceptable, new Error("A subscription is answered as text/event-stream, or over a WebSocket.")
            {
                Code = ErrorCodes.NotAcceptable,
            });
            return;
        }

        var response = context.Response;
        response.StatusCode = Status(one, media);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = HttpMethods.Post;
        response.ContentType = Negotiation.ContentType(media);
        one.WriteTo(response.BodyWriter);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static int Status(OperationResult result, ResponseMedia media)
    {
        if (result.HasData) return StatusCodes.Status200OK;
        if (result.Errors is [{ Code: ErrorCodes.OperationNotAllowed }, ..]) return StatusCodes.Status405MethodNotAllowed;
        return media == ResponseMedia.GraphQLResponse ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    private static async Task Refuse(HttpContext context, int status, Error error, ResponseMedia media = ResponseMedia.Json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Negotiation.ContentType(media == ResponseMedia.EventStream ? ResponseMedia.Json : media);
        new FailedResult([error]).WriteTo(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8") return true;

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Negotiation.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
