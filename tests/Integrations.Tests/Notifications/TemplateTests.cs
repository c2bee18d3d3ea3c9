using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Notifications;
using Toolbox24.Integrations.Notifications;

namespace Toolbox24.Integrations.Tests.Notifications;

/// <summary>Each content there is, in its words: as meant, and with facts that are an attack.</summary>
[Trait("story", "T24-704")]
public sealed partial class TemplateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 5, 0, TimeSpan.Zero);
    private static readonly Uri Web = new("https://toolbox24.example");

    private static readonly Type[] Contents =
        [.. typeof(MessageContent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MessageContent)) && !type.IsAbstract)];

    private static readonly Dictionary<string, ITemplate<MailText>> Mails =
        MailTemplates.All(new WebLinks(Web)).ToDictionary(template => template.Name);

    private static readonly Dictionary<string, ITemplate<SmsText>> Texts = SmsTemplates.All.ToDictionary(template => template.Name);

    private static readonly string[] Attacks =
    [
        "Dupont\r\nBcc: autre@evil.example\r\n\r\n<script>alert(1)</script>",
        "Dupont\u2028Bcc: autre@evil.example\u2029\u0085\u000B\0",
        "<a href=\"https://evil.example\">Cliquez</a><img src=x onerror=alert(1)>",
        "\"'></p><form action=https://evil.example>",
        "Votre compte est bloqué, ouvrez https://evil.example/a ou www.evil.example ou http://evil\u3002example",
        "javascript:alert(1)",
        "\u202Eelpmaxe.live//:sptth\u200B\u2066",
        "%0d%0aBcc:%20autre@evil.example",
        "{Token} {0} {{x}} ${x}",
        "\ud800 \ud83d\udc4d \udfff",
        new string('é', 5_000),
        "",
    ];

    public static TheoryData<string> Names => [.. Contents.Select(type => type.Name)];

    public static TheoryData<string, int> Attacked
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var name in Mails.Keys)
                for (var i = 0; i < Attacks.Length; i++) rows.Add(name, i);
            return rows;
        }
    }

    [Fact]
    public void Every_content_has_its_words() =>
        Assert.Equal(Contents.Select(type => type.Name).Order(), Mails.Keys.Union(Texts.Keys).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Facts_come_back_as_they_were(string name)
    {
        var content = Sample(name, "un texte");

        Assert.Equal(content, Template(name)(content.Facts));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_content_without_one_of_its_facts_is_not_read(string name)
    {
        var facts = Sample(name, "un texte").Facts;

        // Those that came later have a value where they lack, for messages that were written before.
        var first = Constructor(name).GetParameters().Select(parameter => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!));
        Assert.All(first, fact => Assert.Throws<JsonException>(
            () => Template(name)(facts.Where(one => one.Key != fact).ToDictionary())));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Printed_a_content_says_only_its_name(string name) => Assert.Equal(name, Sample(name, "a-secret").ToString());

    [Theory]
    [MemberData(nameof(Attacked))]
    public void No_fact_gets_out_of_its_place(string name, int attack)
    {
        var mail = Mails[name].Write(Sample(name, Attacks[attack]));
        var harmless = Mails[name].Write(Sample(name, "texte"));

        Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        Assert.Equal(harmless.Text.Count(c => c == '\n'), mail.Text.Count(c => c == '\n'));
        Assert.DoesNotContain(mail.Text, c => char.IsControl(c) && c != '\n');
        Assert.Equal(Tags(harmless.Html), Tags(mail.Html));
        Assert.All(Addresses().Matches(mail.Text + mail.Html), match => Assert.StartsWith(Web.AbsoluteUri, match.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("evil.example", Addresses().Replace(mail.Text + mail.Html, ""), StringComparison.Ordinal);
        Assert.True(mail.Text.Length < 60_000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_SMS_with_a_code_is_one_segment(string name)
    {
        if (!Texts.TryGetValue(name, out var template)) return;

        Assert.Equal(1, template.Write(Sample(name, "12345678")).Segments);
    }

    [Fact]
    public void A_mail_reads_as_a_letter()
    {
        var mail = Mails[nameof(VerifyEmail)].Write(new VerifyEmail("a+b/c", Noon));

        Assert.Equal("Confirmez votre adresse e-mail", mail.Subject);
        Assert.Equal(
            """
            Bonjour,

            Un compte Toolbox24 vient d’être créé avec cette adresse. Confirmez qu’elle est bien la vôtre pour pouvoir réserver.

            Confirmer mon adresse :
            https://toolbox24.example/compte/verifier#a%2Bb%2Fc

            Ce lien est valable jusqu’au 1er mars 2026 à 13 h 05.

            Si vous n’avez rien demandé, ignorez ce message : sans confirmation, ce compte ne sert à rien.

            L’équipe Toolbox24

            """, mail.Text);
    }

    [Theory]
    [InlineData("https://toolbox24.example/app", "https://toolbox24.example/app/connexion")]
    [InlineData("https://toolbox24.example/app/", "https://toolbox24.example/app/connexion")]
    public void Links_stay_below_where_the_web_app_is(string web, string signIn) =>
        Assert.Equal(signIn, new WebLinks(new Uri(web)).SignIn.AbsoluteUri);

    [Fact]
    public void A_fact_keeps_what_is_no_link() =>
        Assert.Equal(
            "Firefox 128.0, « L’Atelier d’Éloi » & fils, 12.50",
            $"{Worded("Firefox 128.0, « L’Atelier d’Éloi » & fils, 12.50")}");

    private static Wording Worded(string fact) => Same($"{fact}");

    private static Wording Same(Wording words) => words;

    private static Func<IReadOnlyDictionary<string, string>, MessageContent> Template(string name) =>
        Mails.TryGetValue(name, out var mail) ? mail.Read : Texts[name].Read;

    /// <summary>The content with the same text in every fact that takes one.</summary>
    private static MessageContent Sample(string name, string text)
    {
        var made = Constructor(name);
        return (MessageContent)made.Invoke([.. made.GetParameters().Select(parameter => Value(parameter.ParameterType, text))]);
    }

    private static ConstructorInfo Constructor(string name) =>
        Contents.Single(type => type.Name == name).GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();

    private static object Value(Type type, string text) =>
        type == typeof(string) ? text
        : type == typeof(int) ? 3
        : type == typeof(bool) ? true
        : type == typeof(DateTimeOffset) ? Noon
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
        : throw new NotSupportedException($"facts of {type.Name}");

    /// <summary>The document's own tags; what they are, not what their links hold.</summary>
    private static List<string> Tags(string html) => [.. Tag().Matches(html).Select(match => match.Value)];

    [GeneratedRegex("<[a-zA-Z/!][^ >]*")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\w+://[^\s""<]+")]
    private static partial Regex Addresses();
}
