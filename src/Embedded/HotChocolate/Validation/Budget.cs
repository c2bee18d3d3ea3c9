namespace HotChocolate.Validation;

/// <summary>
/// How many steps a question may take whose work can grow faster than the document. A document that needs more is refused:
/// a small text must not occupy the server.
/// </summary>
internal sealed class Budget(ValidationContext context, int steps)
{
    private int left = steps;

    /// <summary>False where nothing is left; the document is refused then.</summary>
    public bool Spend(int spent)
    {
        if (left < 0) return false;
        left -= spent;
        if (left < 0) context.GiveUp("The document takes too long to validate.");
        return left >= 0;
    }
}
