using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Lockers;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Grains;

/// <summary>Adds what the grains need beside the stores, and says which deadlines they meet.</summary>
public static class GrainsRegistration
{
    public static IServiceCollection AddGrains(this IServiceCollection services) => services
        .AddSingleton(SlotRules.Default)
        .AddSingleton(provider => HoldsToExpire(provider.GetRequiredService<IGrainFactory>()));

    private static DeadlineSource HoldsToExpire(IGrainFactory grains) => new(
        "hold",
        """
        SELECT u.locker_id FROM slot_claim c JOIN tool_unit u ON u.id = c.unit_id
        WHERE c.expires_at <= $1 AND u.locker_id IS NOT NULL
        GROUP BY u.locker_id ORDER BY min(c.expires_at) LIMIT 1000
        """,
        locker => grains.GetGrain<ILockerGrain>(locker).Expire());
}
