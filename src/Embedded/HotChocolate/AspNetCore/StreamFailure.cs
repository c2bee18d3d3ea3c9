using HotChocolate.Execution;
using HotChocolate.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>What a client is told of a stream that ended badly.</summary>
internal static class StreamFailure
{
    public static IReadOnlyList<IError> Tell(HttpContext context, Exception failure) => failure switch
    {
        // Which topic it was is nobody's business.
        SubscriberTooSlowException => [new Error("The subscriber fell behind what was sent: subscribe again.")],
        GraphQLException { Errors.Count: > 0 } told => told.Errors,
        _ => [FieldErrors.Unexpected(failure, context.RequestServices, context.Request.Path)],
    };
}
