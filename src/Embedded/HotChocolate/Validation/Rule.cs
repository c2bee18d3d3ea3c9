using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// One rule for documents, or a part of one. It is shown each node in the order of the source, and made anew for each document.
/// </summary>
/// <param name="context">What is known of the document.</param>
/// <param name="section">The anchor of the specification's section.</param>
internal abstract class Rule(ValidationContext context, string section)
{
    // What a document says at length, or over and over, is not said back as often.
    private const int MostPlaces = 100;
    private const int LongestMessage = 500;

    protected Schema Schema => context.Schema;

    protected DocumentNode Document => context.Document;

    protected FragmentGraph Fragments => context.Fragments;

    /// <summary>What the schema says of the node last entered.</summary>
    protected TypePosition Here => context.Position;

    public virtual void Enter(ISyntaxNode node) { }

    public virtual void Leave(ISyntaxNode node) { }

    protected void Report(string message, params IEnumerable<ISyntaxNode> nodes) =>
        Report(new ValidationError(
            GetType().Name, section,
            message.Length > LongestMessage ? message[..LongestMessage] + "…" : message,
            [.. nodes.Select(node => node.Location).OfType<Location>().Take(MostPlaces)]));

    protected void Report(IError error) => context.Report(error);
}
