namespace Toolbox24.Silo.Security;

/// <summary>What a request is told that goes no further.</summary>
internal static class Refusals
{
    /// <summary>403, as problem+json.</summary>
    public static Task Write(HttpContext context, string reason) =>
        Results.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
}
