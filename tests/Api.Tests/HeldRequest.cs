using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests;

/// <summary>Where a request can be made to stop.</summary>
public enum HeldAt
{
    /// <summary>It is known who asks; nothing is done yet.</summary>
    Known,

    /// <summary>A new passkey was judged, and is not written yet.</summary>
    PasskeyJudged,
}

/// <summary>Stops requests on their way until they may go on: what is done meanwhile is done between the two for certain.</summary>
public sealed class HeldRequest(HeldAt place)
{
    public const string Header = "X-Test-Hold";

    private static readonly ConcurrentDictionary<string, HeldRequest> All = new();

    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Sends a request, does something while it stops, and lets it go on.</summary>
    public static async Task<T> During<T>(Accounts.Browser browser, HeldAt place, Func<Task<T>> request, Func<Task> meanwhile)
    {
        var hold = new HeldRequest(place);
        All[hold.Id] = hold;
        browser.Held = hold;
        var answer = request();
        browser.Held = null;

        // A request that ends before it gets there would otherwise be waited for without end.
        if (await Task.WhenAny(hold.arrived.Task, answer) == answer) Assert.Fail($"It was answered before it stopped: {await answer}");
        await meanwhile();
        hold.released.SetResult();
        return await answer;
    }

    /// <summary>Stops those requests that are to stop once it is known who asks.</summary>
    public static async Task Known(HttpContext context, RequestDelegate next)
    {
        await Pass(context, HeldAt.Known);
        await next(context);
    }

    /// <summary>A request is here, and stops where it is to.</summary>
    public static async Task Pass(HttpContext context, HeldAt place)
    {
        if (!All.TryGetValue(context.Request.Headers[Header].ToString(), out var hold) || hold.Place != place) return;

        hold.arrived.TrySetResult();
        await hold.released.Task;
    }

    private HeldAt Place => place;
}

/// <summary>ASP.NET Core's judge of passkeys, whose verdicts can be held.</summary>
internal sealed class HeldPasskeys(IPasskeyHandler<Account> judge) : IPasskeyHandler<Account>
{
    public Task<PasskeyCreationOptionsResult> MakeCreationOptionsAsync(PasskeyUserEntity userEntity, HttpContext httpContext) =>
        judge.MakeCreationOptionsAsync(userEntity, httpContext);

    public Task<PasskeyRequestOptionsResult> MakeRequestOptionsAsync(Account? user, HttpContext httpContext) =>
        judge.MakeRequestOptionsAsync(user, httpContext);

    public async Task<PasskeyAttestationResult> PerformAttestationAsync(PasskeyAttestationContext context)
    {
        var judged = await judge.PerformAttestationAsync(context);
        await HeldRequest.Pass(context.HttpContext, HeldAt.PasskeyJudged);
        return judged;
    }

    public Task<PasskeyAssertionResult<Account>> PerformAssertionAsync(PasskeyAssertionContext context) => judge.PerformAssertionAsync(context);
}
