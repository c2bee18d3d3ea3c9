namespace Toolbox24.Silo.Errors;

internal static class ErrorRegistration
{
    public static void AddErrors(this WebApplicationBuilder builder) => builder.Services.AddProblemDetails();

    /// <summary>An unhandled exception shows a status and its trace id, nothing of the inside.</summary>
    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
