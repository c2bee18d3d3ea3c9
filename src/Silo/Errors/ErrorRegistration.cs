namespace Toolbox24.Silo.Errors;

internal static class ErrorRegistration
{
    public static void AddErrors(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.Configure<ExceptionHandlerOptions>(errors =>
        {
            // A body too large, too slow or cut off is its sender's doing, and no error of ours.
            errors.StatusCodeSelector = error =>
                error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
            errors.SuppressDiagnosticsCallback = handled => handled.Exception is BadHttpRequestException;
        });
    }

    /// <summary>An unhandled exception shows a status and its trace id, nothing of the inside.</summary>
    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
