using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Sets parameters for those who may, once they have proved again who they are.</summary>
public sealed class ParameterDesk(ParameterStore parameters, LiveSessions sessions, TimeProvider clock)
{
    private const int Attempts = 5;

    public Task<ParameterPayload> Set(ClaimsPrincipal user, SetParameter request) =>
        Change(user, (book, by, now) => book.Set(request, by, now));

    public Task<ParameterPayload> Approve(ClaimsPrincipal user, string key, int version) =>
        Change(user, (book, by, now) => book.Approve(key, version, by, now));

    public Task<ParameterPayload> Withdraw(ClaimsPrincipal user, string key, int version) =>
        Change(user, (book, by, now) => book.Withdraw(key, version, by, now));

    /// <summary>Decides again where somebody else was faster, whatever parameter they set: they must go together.</summary>
    private async Task<ParameterPayload> Change(
        ClaimsPrincipal user, Func<ParameterBook, SettingsActor, DateTimeOffset, Result<ParameterValue>> decide)
    {
        var (viewer, by, now) = (Viewer.Required(user), SettingsRules.Actor(user), clock.GetUtcNow());
        if (viewer.RefuseUnlessProved(now) is { } prove) return new(null, prove);

        for (var attempt = 1; ; attempt++)
        {
            var book = await parameters.Load();
            if (!decide(book, by, now).Succeeded(out var value, out var refusal)) return new(null, refusal);
            if (await parameters.Save(value, book, by.Id, now, viewer.Session))
                return new(ParameterView.Of(Parameters.Find(value.Key)!, book.With(value), now), null);
            if (!await sessions.Lives(viewer.Session)) return new(null, new SessionEnded());
            if (attempt == Attempts) return new(null, new ChangedMeanwhile(book.Revision));
        }
    }
}
