using System.Security.Claims;

namespace HotChocolate.Resolvers;

/// <summary>What a resolver may ask for.</summary>
public interface IResolverContext
{
    /// <summary>The services of this request.</summary>
    IServiceProvider Services { get; }

    /// <summary>Who asks; anonymous where nobody signed in.</summary>
    ClaimsPrincipal User { get; }

    /// <summary>Ends when the caller has gone or the request has taken too long.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>The object whose field is resolved; for a subscription's field, the event.</summary>
    T Parent<T>();

    /// <summary>The value of an argument, its default where it was not given.</summary>
    T ArgumentValue<T>(string name);

    T Service<T>() where T : notnull;

    /// <summary>What the host has put aside for this request; default where it has not.</summary>
    T? GetGlobalStateOrDefault<T>(string name);

    /// <summary>Whether the document selects this field below the one resolved, at whatever condition.</summary>
    bool IsSelected(string fieldName);
}
