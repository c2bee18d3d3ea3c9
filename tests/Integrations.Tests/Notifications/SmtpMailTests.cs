using System.Text;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Integrations.Tests.Notifications;

[Trait("story", "T24-701")]
public sealed partial class SmtpMailTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly MessageId Id = MessageId.New(MessageBed.Noon);
    private static readonly EmailAddress Us = EmailAddress.Read("bonjour@toolbox24.example").Value();

    private static readonly MailText Text = MailText.About($"Été à l’atelier")
        .Paragraph($"Une ligne avec {"<b>Éloi</b>"}.").Link($"Ouvrir", new Uri("https://toolbox24.example/a#b"));

    private readonly MailServer server = new();

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_mail_arrives_as_text_and_as_HTML()
    {
        await Send();

        var mail = Assert.Single(server.Mails);
        Assert.Contains("MAIL FROM:<bonjour@toolbox24.example>", server.Commands);
        Assert.Contains("RCPT TO:<client@example.fr>", server.Commands);
        Assert.Equal("client@example.fr", Header(mail, "To"));
        Assert.Equal("\"Toolbox24\" <bonjour@toolbox24.example>", Header(mail, "From"));
        Assert.Equal("auto-generated", Header(mail, "Auto-Submitted"));
        Assert.Equal(Text.Subject, Decoded(Header(mail, "Subject")));
        Assert.StartsWith("multipart/alternative", Header(mail, "Content-Type"), StringComparison.Ordinal);
        Assert.Equal([Text.Text, Text.Html], Parts(mail));
    }

    [Fact]
    public async Task The_same_mail_again_has_the_same_message_id()
    {
        await Send();
        await Send();

        Assert.Equal(
            [$"<{Id.Value:n}@toolbox24.example>"], server.Mails.Select(mail => Header(mail, "Message-ID")).Distinct());
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 <client@example.fr> user unknown")]
    [InlineData("DATA", "554 5.7.1 <client@example.fr> refused")]
    [InlineData("MAIL", "552 5.3.4 too big")]
    public async Task A_mail_refused_for_good_is_not_tried_again(string command, string answer)
    {
        server.Refuses[command] = answer;

        var failure = await Assert.ThrowsAsync<DeliveryRefusedException>(() => Send());

        Assert.DoesNotContain("client", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RCPT", "450 4.2.1 <client@example.fr> busy")]
    [InlineData("DATA", "451 4.3.0 try later")]
    [InlineData("MAIL", "421 4.3.2 closing")]
    [InlineData("MAIL", "530 5.7.0 authentication required")]
    [InlineData("EHLO", "421 4.3.2 closing")]
    public async Task What_may_pass_is_tried_again(string command, string answer)
    {
        server.Refuses[command] = answer;

        var failure = await Assert.ThrowsAsync<IOException>(() => Send());

        Assert.DoesNotContain("client", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        await server.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => Send());
    }

    [Fact]
    public async Task To_a_server_that_does_not_encrypt_nothing_is_said()
    {
        await Assert.ThrowsAsync<IOException>(() => Send(new SmtpOptions
        {
            Host = "127.0.0.1",
            Port = server.Port,
            User = "toolbox24",
            Secret = "a-secret",
        }));

        Assert.DoesNotContain(server.Commands, command => !command.StartsWith("EHLO", StringComparison.Ordinal) && command != "QUIT");
        Assert.Empty(server.Mails);
    }

    [Fact]
    public void A_subject_of_two_lines_is_refused_wherever_it_comes_from() =>
        Assert.Throws<DeliveryRefusedException>(
            () => OutgoingMail.Addressed(Id, "client@example.fr", MailText.About($"Bonjour\r\nBcc: autre@example.fr")));

    private Task Send() => Send(new SmtpOptions { Host = "127.0.0.1", Port = server.Port, StartTls = false });

    private static Task Send(SmtpOptions options) => new SmtpMail(options, Us).Send(
        OutgoingMail.Addressed(Id, "client@example.fr", Text), "mail-1", CancellationToken.None);

    private static string Header(string mail, string name) =>
        Regex.Match(mail, $"^{name}: (.*(?:\n[ \t].*)*)$", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value;

    private static string Decoded(string header) => string.Concat(Words().Matches(header).Select(word => word.Groups["form"].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["text"].Value))
        : Encoding.UTF8.GetString([.. Quoted(word.Groups["text"].Value.Replace('_', ' '))])));

    /// <summary>The parts' texts, whichever way they were packed.</summary>
    private static List<string> Parts(string mail) => [.. Bodies().Matches(mail).Select(part =>
        part.Groups["form"].Value == "base64"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups["text"].Value))
            : Encoding.UTF8.GetString([.. Quoted(part.Groups["text"].Value.Replace("=\n", "", StringComparison.Ordinal))]))
        .Select(text => text.Replace("\r\n", "\n", StringComparison.Ordinal))];

    private static IEnumerable<byte> Quoted(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') yield return (byte)text[i];
            else yield return Convert.FromHexString(text.AsSpan(++i, 2))[0];
            if (i > 0 && text[i - 1] == '=') i++;
        }
    }

    [GeneratedRegex(@"=\?utf-8\?(?<form>[BQbq])\?(?<text>[^?]*)\?=")]
    private static partial Regex Words();

    [GeneratedRegex(@"Content-Type: text/(?:plain|html)[^\n]*\nContent-Transfer-Encoding: (?<form>\S+)\n\n(?<text>.*?)\n(?=--)", RegexOptions.Singleline)]
    private static partial Regex Bodies();
}
