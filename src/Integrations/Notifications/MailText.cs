using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Toolbox24.Integrations.Notifications;

/// <summary>A file that comes with a mail.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">What it is, as a Content-Type says it.</param>
/// <param name="Content">What is in it, to be written in UTF-8.</param>
public sealed record MailFile(string Name, string Type, string Content);

/// <summary>A mail's subject and what it says, written twice from the same words: as plain text and as HTML.</summary>
public sealed record MailText
{
    private static readonly HtmlEncoder Html5 = HtmlEncoder.Create(UnicodeRanges.All);

    private MailText(string subject, ImmutableList<Block> blocks) => (Subject, Blocks) = (subject, blocks);

    /// <summary>One line.</summary>
    public string Subject { get; }

    public string Text => string.Join("\n\n", Signed.Select(block => block.Text)) + "\n";

    public string Html =>
        $"""
        <!DOCTYPE html>
        <html lang="fr">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encoded(Subject)}</title></head>
        <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em;margin:2em auto;padding:0 1em">
        {string.Join('\n', Signed.Select(block => block.Html))}
        </body>
        </html>

        """;

    /// <summary>What comes with it; null where nothing does.</summary>
    public MailFile? File { get; private init; }

    private ImmutableList<Block> Blocks { get; init; }

    private IEnumerable<Block> Signed => [Plain("Bonjour,"), .. Blocks, Plain("L’équipe Toolbox24")];

    public static MailText About(Wording subject) => new(subject.ToString(), []);

    public MailText Paragraph(Wording words) => With(Plain(words.ToString()));

    /// <summary>A link with words of ours; as plain text, the address stands on a line of its own.</summary>
    public MailText Link(Wording words, Uri to) => With(new Block(
        $"{words} :\n{to.AbsoluteUri}",
        $"<p><a href=\"{Encoded(to.AbsoluteUri)}\">{Encoded(words.ToString())}</a></p>"));

    /// <summary>Something to be typed elsewhere.</summary>
    public MailText Code(Wording code) => With(new Block(
        $"    {code}", $"<p style=\"font-size:1.6em;letter-spacing:.15em\"><b>{Encoded(code.ToString())}</b></p>"));

    public MailText Attach(MailFile file) => this with { File = file };

    private MailText With(Block block) => this with { Blocks = Blocks.Add(block) };

    private static Block Plain(string words) => new(words, $"<p>{Encoded(words)}</p>");

    private static string Encoded(string words) => Html5.Encode(words);

    private sealed record Block(string Text, string Html);
}
