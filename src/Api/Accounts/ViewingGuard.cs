using System.Text.Json;
using HotChocolate.Language;
using Microsoft.AspNetCore.Http;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Stands before the API while somebody of the staff looks through a customer's eyes: no mutation passes, those that
/// visitors may ask for neither, but those that end the look; and what is asked is kept. Such a look has neither
/// socket nor subscription.
/// </summary>
public sealed class ViewingGuard(RequestDelegate next, ViewingStore viewings)
{
    // What they are called in the schema.
    private static readonly string[] Ends = ["stopViewing", "signOut"];

    // A look that asks for more is a request of somebody who hides something: its beginning will do.
    private const int Longest = 500;

    private const string Unreadable =
        """
        {"errors":[{"message":"The request must have one query, as a text.","extensions":{"code":"HC0012"}}]}
        """;

    private const string Refusal =
        """
        {"errors":[{"message":"Whoever looks through a customer's eyes changes nothing.","extensions":{"code":"AUTH_NOT_AUTHORIZED"}}],"data":null}
        """;

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Request.Path.StartsWithSegments("/graphql") || Viewer.Of(context.User) is not { OnlyReads: true } viewer)
        {
            await next(context);
            return;
        }

        if (context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (await Asked(context.Request) is not { } asked)
        {
            await Answer(context, StatusCodes.Status400BadRequest, Unreadable);
            return;
        }

        if (asked.Any(operation => operation.Operation == OperationType.Subscription))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (asked.SelectMany(Changes).Except(Ends).Any())
        {
            await Answer(context, StatusCodes.Status200OK, Refusal);
            return;
        }

        string[] seen = [.. asked.Where(operation => operation.Operation != OperationType.Mutation).Select(Name)];
        if (seen.Length > 0) await viewings.Note(viewer.Session, viewer.Actor, viewer.Account, string.Join(' ', seen));
        await next(context);
    }

    /// <summary>
    /// The operations that are asked for; null where they cannot be read, or where there are two texts, of which the API might take the
    /// other: what cannot be told for certain does not pass.
    /// </summary>
    private static async Task<List<OperationDefinitionNode>?> Asked(HttpRequest request)
    {
        try
        {
            var texts = HttpMethods.IsPost(request.Method) ? await Posted(request) : [.. request.Query["query"]];
            return texts is [{ } text] ? [.. Utf8GraphQLParser.Parse(text).Definitions.OfType<OperationDefinitionNode>()] : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or SyntaxException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Every text that could be taken for the document; null in place of what is no text.</summary>
    private static async Task<IReadOnlyList<string?>> Posted(HttpRequest request)
    {
        request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            return [.. from property in body.RootElement.EnumerateObject()
                       where property.NameEquals("query")
                       select property.Value.GetString()];
        }
        finally
        {
            request.Body.Position = 0;
        }
    }

    private static Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The fields that change something; a fragment at the root hides none from the refusal.</summary>
    private static IEnumerable<string> Changes(OperationDefinitionNode operation) => operation.Operation == OperationType.Mutation
        ? operation.SelectionSet.Selections.Select(selection => selection is FieldNode field ? field.Name.Value : "")
        : [];

    /// <summary>The fields at the root, whatever the operation calls itself; of fragments their names.</summary>
    private static string Name(OperationDefinitionNode operation)
    {
        var fields = string.Join(' ', operation.SelectionSet.Selections.Select(selection => selection switch
        {
            FieldNode field => field.Name.Value,
            FragmentSpreadNode spread => $"...{spread.Name.Value}",
            _ => "...",
        }));
        return fields.Length > Longest ? fields[..Longest] : fields;
    }
}
