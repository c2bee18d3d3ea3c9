using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Integrations.Notifications;
using Toolbox24.Silo.Configuration;
using Toolbox24.Silo.Database;
using Toolbox24.Silo.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Silo.Accounts;

/// <summary>
/// Invites the first administrator instead of serving, and prints the link of the invitation, which is shown this once.
/// Asked again before the link was followed, it gives another; once somebody administers, it refuses.
/// </summary>
internal static class AdministratorCommand
{
    public const string Argument = "--first-administrator";

    private const string NameArgument = "--name";

    public static Task<int> Run(string[] args) => StartRefused.OrRun(async () =>
    {
        if (After(args, Argument) is not { } email || After(args, NameArgument) is not { } name)
            throw new StartRefused($"{Argument} wants an e-mail address, and {NameArgument} what the administrator is called");

        var builder = WebApplication.CreateBuilder();
        var settings = builder.AddSettings();
        builder.Logging.ClearProviders();
        builder.AddDatabase(settings);
        builder.Services.AddAccounts(settings.Server.KeyIn(settings.Environment));
        builder.AddMessages(settings);

        await using var app = builder.Build();
        await app.DatabaseReady();
        var byMail = settings.Mail.HasServer || settings.Simulator.Url is { Length: > 0 };
        var invited = await Invite(app.Services, email, name, byMail);
        if (!invited.Succeeded(out var made, out var refusal)) throw new StartRefused(refusal.Message);

        Console.WriteLine(app.Services.GetRequiredService<WebLinks>().StaffInvitation(made.Token));
        Console.WriteLine(
            $"This link is good once, for {StaffAccounts.InvitationLasts.TotalHours:0} hours; it is shown no more.{(byMail ? " It leaves by mail too." : "")}");
    });

    private static async Task<Result<Invited>> Invite(IServiceProvider services, string email, string name, bool byMail)
    {
        var (staff, accounts) = (services.GetRequiredService<StaffAccounts>(), services.GetRequiredService<AccountStore>());
        var known = EmailAddress.Read(email).Succeeded(out var address, out _) ? await accounts.Find(address) : null;
        return known is { PasswordHash: null } && known.Roles.Contains(Role.Administrator)
            ? await staff.InviteAgain(known.Id, administrator: null, byMail: byMail)
            : await staff.Invite(new InviteStaffInput(email, name, [Role.Administrator]), administrator: null, byMail: byMail);
    }

    private static string? After(string[] args, string argument) =>
        Array.IndexOf(args, argument) is >= 0 and var at && at + 1 < args.Length && args[at + 1].Length > 0 ? args[at + 1] : null;
}
