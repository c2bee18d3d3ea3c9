using Toolbox24.Domain;

namespace Toolbox24.Api.Sites;

/// <summary>A span of time; its end is no longer part of it.</summary>
public sealed record SlotInput(DateTimeOffset Start, DateTimeOffset End)
{
    /// <exception cref="GraphQLException">It ends before it starts.</exception>
    internal Slot Slot => End > Start ? new(Start, End) : throw new GraphQLException("A slot must end after it starts.");
}
