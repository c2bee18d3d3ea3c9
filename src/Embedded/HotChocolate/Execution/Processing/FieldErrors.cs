using System.Diagnostics;
using HotChocolate.Language;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Execution;

/// <summary>The errors that execution itself finds.</summary>
internal static partial class FieldErrors
{
    public static IError NullForNonNull(OutputField field) =>
        new Error($"The field {field.Name} must not be null, and is.") { Code = ErrorCodes.NullForNonNull };

    public static IError NoValueOf(IType type) => new Error($"The value is none of the type {type}.");

    /// <summary>The error with what it lacks of its place.</summary>
    public static IError At(IError error, Path path, IReadOnlyList<Location> locations) => new Error(error.Message)
    {
        Code = error.Code,
        Path = error.Path ?? path,
        Locations = error.Locations.Count > 0 ? error.Locations : locations,
        Extensions = error.Extensions,
    };

    /// <summary>Logs a fault under an id, and tells the client that id and nothing else.</summary>
    public static IError Unexpected(Exception fault, IServiceProvider services, string where)
    {
        var id = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
        if (services.GetService<ILoggerFactory>() is { } loggers)
            LogUnexpected(loggers.CreateLogger<RequestExecutor>(), fault, where, id);
        return new Error("Unexpected Execution Error") { Extensions = new Dictionary<string, object?> { ["traceId"] = id } };
    }

    [LoggerMessage(LogLevel.Error, "Unexpected Execution Error at {Where}, trace {TraceId}")]
    private static partial void LogUnexpected(ILogger logger, Exception fault, string where, string traceId);
}
