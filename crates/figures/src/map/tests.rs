use super::azimuthal::Azimuthal;
use super::plane::{Rect, area, simplify_ring};
use super::sphere::EARTH_KM;
use super::*;

fn near(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() <= by, "{a} is not {b}");
}

fn points(all: &[(f64, f64)]) -> Vec<Point> {
    all.iter().map(|(x, y)| Point::new(*x, *y)).collect()
}

fn places(all: &[(f64, f64)]) -> Vec<GeoPoint> {
    all.iter().map(|(latitude, longitude)| GeoPoint::new(*latitude, *longitude)).collect()
}

/// Returns the map around places.
fn around(all: &[(f64, f64)]) -> ProjectedMap {
    ProjectedMap::around(&places(all), Land::get()).unwrap()
}

/// Returns a part of the earth, as a ring of points along its edges.
fn cell(south: f64, west: f64, side: f64) -> Vec<GeoPoint> {
    let steps = 40;
    let at = |step: i32| f64::from(step) / f64::from(steps) * side;
    let south_side = (0..steps).map(|s| GeoPoint::new(south, west + at(s)));
    let east_side = (0..steps).map(|s| GeoPoint::new(south + at(s), west + side));
    let north_side = (0..steps).map(|s| GeoPoint::new(south + side, west + side - at(s)));
    let west_side = (0..steps).map(|s| GeoPoint::new(south + side - at(s), west));
    south_side.chain(east_side).chain(north_side).chain(west_side).collect()
}

/// Returns the true area of such a part, for a radius of 1.
fn true_area(south: f64, side: f64) -> f64 {
    side.to_radians() * ((south + side).to_radians().sin() - south.to_radians().sin())
}

#[test]
fn distances_are_those_of_the_earth() {
    let (lisbon, porto) = (GeoPoint::new(38.72, -9.14), GeoPoint::new(41.15, -8.61));
    near(distance_km(lisbon, porto), 274.0, 1.0);
    near(distance_km(GeoPoint::new(-18.0, 179.5), GeoPoint::new(-18.0, -179.5)), 105.8, 0.5);
    let (quito, padang) = (GeoPoint::new(0.0, -78.5), GeoPoint::new(0.0, 101.5));
    near(distance_km(quito, padang), std::f64::consts::PI * EARTH_KM, 0.1);
    near(distance_km(lisbon, lisbon), 0.0, 1e-9);
}

#[test]
fn the_world_shows_places_where_the_projection_has_them() {
    let plate = ProjectedMap::world();
    near(plate.width(), 1000.0, 0.0);
    let at = |latitude, longitude| plate.point(GeoPoint::new(latitude, longitude)).unwrap();
    let middle = at(0.0, world::MIDDLE);
    near(middle.x, 500.0, 0.01);
    // Equal Earth projects 45° N to 0.8602 radii, and 90° E of the central meridian to 1.3533 radii.
    let scale = 1000.0 / (2.0 * 2.706_630);
    near((middle.y - at(45.0, world::MIDDLE).y) / scale, 0.860_2, 1e-4);
    near((at(0.0, world::MIDDLE + 90.0).x - middle.x) / scale, 1.353_3, 1e-4);
    // Beyond one edge the map continues at the other.
    assert!(at(0.0, world::MIDDLE + 179.0).x > 990.0 && at(0.0, world::MIDDLE - 179.0).x < 10.0);
    assert_eq!(plate.point(GeoPoint::new(-75.0, 0.0)), None, "the map ends before");
}

#[test]
fn equal_areas_are_equal_everywhere() {
    let plate = ProjectedMap::world();
    let of_world = |south: f64, west: f64| {
        let points = cell(south, west, 10.0).into_iter().map(|place| plate.point(place).unwrap());
        area(&points.collect::<Vec<_>>()).abs() / true_area(south, 10.0)
    };
    let whole = of_world(0.0, 0.0);
    for (south, west) in
        [(-50.0, -60.0), (-20.0, 130.0), (40.0, 20.0), (60.0, -120.0), (70.0, 100.0)]
    {
        near(of_world(south, west) / whole, 1.0, 2e-3);
    }
    let azimuthal = Azimuthal::new(GeoPoint::new(50.0, 10.0).vector);
    for (south, west) in [(45.0, 5.0), (-30.0, 60.0), (80.0, 170.0), (0.0, -90.0)] {
        let points =
            cell(south, west, 10.0).into_iter().map(|place| azimuthal.project(place.vector));
        near(area(&points.collect::<Vec<_>>()).abs() / true_area(south, 10.0), 1.0, 2e-3);
    }
}

#[test]
fn what_is_projected_comes_back() {
    for centre in [(0.0, 0.0), (64.0, 179.9), (-90.0, 0.0), (38.0, -9.0)] {
        let azimuthal = Azimuthal::new(GeoPoint::new(centre.0, centre.1).vector);
        for (latitude, longitude) in [(10.0, 20.0), (-45.0, -170.0), (89.0, 3.0)] {
            let place = GeoPoint::new(latitude, longitude);
            let back = GeoPoint::at(azimuthal.unproject(azimuthal.project(place.vector)));
            near(distance_km(place, back), 0.0, 1e-3);
        }
    }
}

#[test]
fn the_file_of_the_land_is_as_the_program_expects() {
    let land = Land::get();
    assert!(land.rings.len() > 1400, "{}", land.rings.len());
    let plate = ProjectedMap::world();
    for ring in land.rings.iter().filter(|ring| !ring.is_hole) {
        let Some(points) = world::coast(ring) else { continue };
        let points: Vec<Point> = points.into_iter().map(|point| plate.scaled(point)).collect();
        let size = Rect::around(&points);
        assert!(size.width() < 700.0, "no land reaches around the world: it is not cut");
        assert!(area(&points) > -1e-6, "outer shores run clockwise");
    }
}

#[test]
fn lines_are_cut_at_the_frame() {
    let frame = Rect::of_size(10.0, 10.0);
    let square = points(&[(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0)]);
    near(area(&frame.clip_ring(square.clone())), 30.0, 1e-9);
    assert_eq!(frame.clip_ring(frame.grown(5.0).corners()).len(), 4);
    assert!(
        frame.clip_ring(square.iter().map(|p| Point::new(p.x + 40.0, p.y)).collect()).is_empty()
    );
    let there_and_back = points(&[(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (5.0, 9.0)]);
    let parts = frame.clip_line(&there_and_back);
    assert_eq!(parts.len(), 2);
    assert_eq!((parts[0][0], parts[0][2]), (Point::new(0.0, 5.0), Point::new(10.0, 5.0)));
}

#[test]
fn invisible_text_is_left_out() {
    let ring: Vec<Point> = (0..100)
        .map(|step| Point::new(f64::from(step), f64::from(step % 2) * 0.2))
        .chain(points(&[(99.0, 50.0), (0.0, 50.0)]))
        .collect();
    let simple = simplify_ring(&ring, 0.45);
    assert!(simple.len() < 7, "{simple:?}");
    near(area(&simple), area(&ring), 25.0);
}

#[test]
fn no_map_is_cut_at_the_date_line_or_at_a_pole() {
    let land = Land::get();
    // Fiji, New Zealand with Samoa, Chukotka with Alaska, the Ross Sea, the North Pole.
    for (all, share_of_sea) in [
        (&[(-18.14, 178.44), (-16.5, -179.9)][..], 0.85..0.99),
        (&[(-41.29, 174.78), (-13.83, -171.77)], 0.85..0.99),
        (&[(64.73, 177.51), (64.5, -165.4)], 0.2..0.7),
        (&[(-77.85, 166.67)], 0.3..0.9),
        (&[(89.0, 0.0), (78.22, 15.65)], 0.7..0.99),
    ] {
        let (plate, places) = (around(all), places(all));
        for place in &places {
            let point = plate.point(*place).expect("every place is on its map");
            assert!(
                plate.frame.grown(-20.0).contains(point),
                "{point:?} of {all:?} is at the edge"
            );
        }
        // A shore that jumped from one edge to the other would cover the map with land.
        let sea = outline::share_of_sea(&plate, land);
        assert!(share_of_sea.contains(&sea), "{all:?}: {sea}");
        let drawing = plate.draw(land, &places);
        assert!(drawing.grid.matches('M').count() >= 5, "{all:?}: {}", drawing.grid);
    }
}

#[test]
fn land_on_the_other_side_of_the_earth_does_not_drown_the_sea() {
    let land = Land::get();
    // The point opposite is inside a continent, so the land is outside its projected coastline.
    for (place, expected) in [
        ((-44.0, -176.5), 0.8..1.0),
        ((-30.0, -75.0), 0.8..1.0),
        ((20.0, -155.0), 0.8..1.0),
        ((-35.0, -60.0), 0.1..0.9),
    ] {
        let sea = outline::share_of_sea(&around(&[place]), land);
        assert!(expected.contains(&sea), "{place:?}: {sea}");
    }
    // In the middle of the land the window grows until it contains a coast.
    assert!(outline::share_of_sea(&around(&[(47.9, 106.9)]), land) > 0.0);
}

#[test]
fn a_small_island_is_drawn_small() {
    let land = Land::get();
    let tarawa = [GeoPoint::new(1.33, 173.0)];
    let world = ProjectedMap::world();
    let without = world.draw(land, &[]).land;
    let with = world.draw(land, &tarawa).land;
    assert_eq!(with.matches('z').count(), without.matches('z').count() + 1);
    assert!(with.starts_with(&without) && with.len() - without.len() < 40, "a speck");
    let lisbon = [GeoPoint::new(38.72, -9.14)];
    assert_eq!(world.draw(land, &lisbon).land, without, "a port has its land");
}

#[test]
fn places_far_apart_are_shown_on_the_world() {
    let plate = around(&[(40.0, -4.0), (-41.0, 174.0), (5.0, 60.0)]);
    near(plate.width(), ProjectedMap::world().width(), 0.0);
    assert!(ProjectedMap::around(&[], Land::get()).is_none());
}

#[test]
fn a_map_is_the_same_whatever_the_order_of_its_places() {
    let land = Land::get();
    let mut places = places(&[(38.7, -9.1), (41.1, -8.6), (32.6, -16.9), (37.7, -25.6)]);
    let one = ProjectedMap::around(&places, land).unwrap().draw(land, &places);
    places.reverse();
    let other = ProjectedMap::around(&places, land).unwrap().draw(land, &places);
    assert_eq!(one, other);
}

const AZORES: &str = "\
        M471.6 374.6l-.8 2.7-6-1.2-8 1.1-4.5-7.5 4-3.2 8.8-.7 4.4 3.3z\
        M247.6 139.7l-2.4 1.4-22.6-4.2-6.1-5.2-2.6-9.5 4-3 9.7-1.8 14.4 1.9 9.3 6.9-.1 8.7z\
        M170.7 150.6l-5.1 1.5-28.7-11.3-10-5.3-12.9-12.7 37 15.9z\
        M77.1 152.3l-11.4-.1-10.1-10.9 15.8-5.1 4.5 3.6 3 3.9 2.2 5.2z\
        M130.4 163.8l8.9 5.8-13.7.8-4.4 2.6-11.3-4.2-12.9.3-8.4-7.7-1.7-8 4.4-4.7 11.7.3z\
        M402.4 252.6l6.7.9 35.1-2.2 9.5 1.4-1.1 10.3-6.7 4.2-20.6 2.7-32.4-6.5-10.7-8.9-1.6-6.5 0-2.9 6.8-2.4z";

/// Compares a small map with a snapshot, to detect accidental changes.
#[test]
fn a_small_map_is_drawn_as_it_was() {
    let land = Land::get();
    let places = [GeoPoint::new(37.74, -25.67)];
    let plate = ProjectedMap::around(&places, land).unwrap();
    assert_eq!((plate.width(), plate.height()), (800.0, 533.0));
    let drawing = plate.draw(land, &places);
    assert_eq!(drawing.sea, "M0 0l800 0 0 533-800 0z");
    assert!(drawing.grid.starts_with("M0 500.8l99.4 3.3 95.6 2.3"), "{}", drawing.grid);
    assert_eq!(drawing.land, AZORES);
}

/// Returns sixty places, most of them in one town.
fn crowd() -> Vec<Point> {
    (0..60)
        .map(|n| {
            let n = f64::from(n);
            Point::new(400.0 + (n * 7.3) % 11.0, 200.0 + (n * 3.7) % 13.0)
        })
        .chain(points(&[(30.0, 30.0), (2.0, 398.0), (700.0, 100.0)]))
        .collect()
}

#[test]
fn dots_do_not_overlap_and_stay_near() {
    let points = crowd();
    let moved = spread(&points, 12.0, 800.0, 400.0);
    for (index, a) in moved.iter().enumerate() {
        for b in &moved[index + 1..] {
            assert!(a.distance(*b) >= 12.0 * 0.99, "{a:?} {b:?}");
        }
        assert!(points[index].distance(*a) < 65.0, "{:?} {a:?}", points[index]);
        assert!((6.0..=794.0).contains(&a.x) && (6.0..=394.0).contains(&a.y), "{a:?}");
    }
    assert_eq!(moved[60], points[60], "a single point stays");
}

#[test]
fn dots_move_alike_in_any_order() {
    let points = crowd();
    let moved = spread(&points, 12.0, 800.0, 400.0);
    assert_eq!(spread(&points, 12.0, 800.0, 400.0), moved);
    let mut backwards: Vec<Point> = points.iter().rev().copied().collect();
    backwards = spread(&backwards, 12.0, 800.0, 400.0);
    backwards.reverse();
    assert_eq!(backwards, moved);
    let one_place = vec![Point::new(50.0, 50.0); 9];
    let apart = spread(&one_place, 10.0, 100.0, 100.0);
    assert!(apart.iter().enumerate().all(|(i, a)| apart[..i].iter().all(|b| a.distance(*b) > 9.9)));
    assert_eq!(spread(&[], 10.0, 100.0, 100.0), []);
}

#[test]
fn names_do_not_overlap() {
    let points = spread(&crowd(), 24.0, 800.0, 400.0);
    let size = 14.0;
    let names = ["Praia", "Câmara de Lobos", "西安", "المدينة"].into_iter().cycle();
    let name = |(point, name): (&Point, &str)| LabelText {
        point: *point,
        width: LabelText::width_of(name, size),
    };
    let names: Vec<LabelText> = points.iter().zip(names).map(name).collect();
    let labels = label(&names, &points, 6.0, size, (800.0, 400.0));
    let rooms: Vec<Rect> = labels
        .iter()
        .zip(&names)
        .filter_map(|(label, name)| {
            let label = (*label)?;
            let left = label.at.x - name.width * f64::from(label.side + 1) / 2.0;
            let from = Point::new(left, label.at.y - 0.8 * size);
            Some(Rect { from, to: Point::new(left + name.width, label.at.y + 0.15 * size) })
        })
        .collect();
    assert!(rooms.len() > 16 && rooms.len() < points.len(), "{}", rooms.len());
    assert!(labels[60].is_some());
    for (index, room) in rooms.iter().enumerate() {
        assert!(points.iter().all(|point| !room.contains(*point)));
        for other in &rooms[index + 1..] {
            let apart = room.to.x <= other.from.x
                || other.to.x <= room.from.x
                || room.to.y <= other.from.y
                || other.to.y <= room.from.y;
            assert!(apart, "{room:?} {other:?}");
        }
    }
}

#[test]
fn paths_are_written_short() {
    let mut path = path::SvgPath::default();
    path.ring(&points(&[(10.04, 0.5), (10.3, 1.0), (10.3, 1.01), (9.0, 11.2)]));
    path.line(&points(&[(0.0, 0.0), (-0.5, 12.0)]));
    path.ring(&points(&[(1.0, 1.0), (1.01, 1.0), (1.0, 1.02)]));
    assert_eq!(path.finish(), "M10 .5l.3.5-1.3 10.2zM0 0l-.5 12");
}
