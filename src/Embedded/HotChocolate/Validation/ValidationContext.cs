using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>What the rules know of a document, and what they found.</summary>
internal sealed class ValidationContext
{
    // A document with more errors than this was not written by anybody who would read them.
    private const int MostErrors = 100;

    private readonly List<IError> errors = [];

    public ValidationContext(Schema schema, DocumentNode document)
    {
        (Schema, Document, Position) = (schema, document, new TypePosition(schema));
        Fragments = new FragmentGraph(document);
        Variables = new VariableUsages(this);
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public TypePosition Position { get; }

    public FragmentGraph Fragments { get; }

    public VariableUsages Variables { get; }

    public IReadOnlyList<IError> Errors => errors;

    /// <summary>Nothing that is still found will be told.</summary>
    public bool IsOver { get; private set; }

    public void Report(IError error)
    {
        if (errors.Count == MostErrors) GiveUp("There are more errors than these.");
        else if (!IsOver) errors.Add(error);
    }

    /// <summary>Ends validation: the document is refused, whatever its rest may be.</summary>
    public void GiveUp(string message)
    {
        if (!IsOver) errors.Add(new Error(message) { Code = ErrorCodes.Validation });
        IsOver = true;
    }
}
