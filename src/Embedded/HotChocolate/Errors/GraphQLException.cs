namespace HotChocolate;

/// <summary>Thrown by a resolver to tell the client what went wrong; any other exception shows nothing inside.</summary>
public sealed class GraphQLException(params IReadOnlyList<IError> errors) : Exception(errors.Count > 0 ? errors[0].Message : null)
{
    public GraphQLException(string message) : this(new Error(message)) { }

    public IReadOnlyList<IError> Errors { get; } = errors;
}
